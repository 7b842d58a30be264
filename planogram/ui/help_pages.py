"""The help's pages: short texts in resources/help/<language>, and three made from tables: indicators, keys, workbook. No widgets."""

from functools import lru_cache

from planogram.i18n import Translator
from planogram.metrics.indicators import INDICATORS
from planogram.resources import resource

TOPICS = (
    "start",
    "shelf",
    "positions",
    "catalogue",
    "figures",
    "indicators",
    "properties",
    "findings",
    "furniture",
    "floor",
    "allocation",
    "history",
    "seeing",
    "files",
    "workbook",
    "keys",
)
WRITTEN = tuple(topic for topic in TOPICS if topic not in ("indicators", "keys", "workbook"))


@lru_cache(maxsize=64)
def written_page(topic: str, language: str) -> str:
    """A written page, Markdown."""
    return resource("help", language, f"{topic}.md").read_text("utf-8")


def indicators_page(say: Translator) -> str:
    """Every figure with what it means, its formula and its source, Markdown; made from the table the figures come from."""
    parts = [f"# {say('help.topic.indicators')}\n\n{say('help.indicators.text')}"]
    for key, indicator in INDICATORS.items():
        lines = [f"## {say(f'indicator.{key}.name')}", _plain(say(f"indicator.{key}.help")), f"*{_plain(say(f'indicator.{key}.formula'))}*"]
        told = [", ".join(say(f"help.indicators.kind.{kind}") for kind in indicator.kinds)]
        told.append(say("help.indicators.absent", reason=say(f"reason.{indicator.absent}")))
        told.append(say("explanation.source", source=indicator.source) if indicator.source else say("explanation.own"))
        lines.append(_plain(" · ".join((*told, key))))
        parts.append("\n\n".join(lines))
    return "\n\n".join(parts)


def _plain(text: str) -> str:
    """Text in which no sign means Markdown."""
    return "".join(f"\\{sign}" if sign in "*_#<>`[]" else sign for sign in text)
