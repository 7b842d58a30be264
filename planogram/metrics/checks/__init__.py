"""Findings: what the physical and merchandising rules see in a project. Codes and numbers; words are in the catalogue `findings`."""

from planogram.metrics.checks.check import check
from planogram.metrics.checks.finding import SEVERITIES, Finding, Severity, Where, findings_json, unwaive, waive

__all__ = ["SEVERITIES", "Finding", "Severity", "Where", "check", "findings_json", "unwaive", "waive"]
