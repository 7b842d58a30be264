"""The proposal's totals as a line of text. No Qt."""

from collections.abc import Iterator, Sequence

from planogram.i18n import Translator
from planogram.optimise.comparing import Pair, Totals
from planogram.optimise.offer import Offer
from planogram.optimise.proposal import Proposal
from planogram.ui.optimiser.differences import pair_text


def totals_text(totals: Totals, offer: Offer, say: Translator) -> str:
    """Facings, linear, profit, deviation, moves, and how far from the best it can be."""
    parts = [
        say("optimiser.total.facings", pair=pair_text(totals.facings, 0, say)),
        say("optimiser.total.linear", pair=pair_text(totals.linear_m, 2, say)),
    ]
    if totals.profit[0] is not None:
        parts.append(say("optimiser.total.profit", pair=_money(totals.profit, offer.base.currency, say)))
    if totals.deviation[0] is not None:
        parts.append(say("optimiser.total.deviation", pair=pair_text(totals.deviation, 3, say)))
    parts.append(say("optimiser.total.moves", count=say.number(totals.moves)))
    parts += _minimums(totals, offer, say)
    if totals.deviation[0] is not None and totals.bound is not None and totals.value is not None:
        # a deviation near 0 has no telling ratio: the bound itself says more
        parts.append(say("optimiser.total.bound", value=say.number(totals.value, 3), bound=say.number(max(0.0, totals.bound), 3)))
    elif totals.gap is not None:
        parts.append(say("optimiser.total.gap", gap=say.number(totals.gap * 100, 2)))
    return "\u2002·\u2002".join(parts)


def follow_text(sentences: Sequence[str], on: bool, say: Translator) -> str:
    """What had to follow a tick: the sentence when it is one product, how many when they are more; empty when none had to."""
    if len(sentences) < 2:
        return sentences[0] if sentences else ""
    return say("optimiser.follow.more" if on else "optimiser.follow.less", count=say.number(len(sentences)))


def _minimums(totals: Totals, offer: Offer, say: Translator) -> Iterator[str]:
    """What the minimums were lowered to for want of room, and what those asked for lack."""
    answer = offer.answer
    if not isinstance(answer, Proposal):
        return
    if 0 < answer.visible < offer.base.settings.visible_facings:
        yield say.plural("optimiser.total.visible", answer.visible)
    if 0 < answer.lasting < 1:
        yield say("optimiser.total.lasting", part=say.number(answer.lasting * 100))
    if totals.missing:
        yield say.plural("optimiser.total.missing", totals.missing, bound=say.number(totals.missing_bound))


def _money(pair: Pair, currency: str, say: Translator) -> str:
    return " → ".join("–" if value is None else say.money(value, currency) for value in pair)
