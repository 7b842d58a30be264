"""Findings: what the physical and merchandising rules see in a project. Codes and numbers; words are in the catalogue `findings`."""

from planogram.metrics.checks.finding import SEVERITIES, SUMMED_UP, Finding, Severity, Where, by_rule, findings_json, unwaive, waive
from planogram.metrics.checks.findings import check, check_with, on_faces
from planogram.metrics.checks.repair import repair, repairable

__all__ = [
    "SEVERITIES",
    "SUMMED_UP",
    "Finding",
    "Severity",
    "Where",
    "by_rule",
    "check",
    "check_with",
    "findings_json",
    "on_faces",
    "repair",
    "repairable",
    "unwaive",
    "waive",
]
