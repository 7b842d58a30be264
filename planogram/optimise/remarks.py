"""Why products are not at their target, with what would have had to change: codes and numbers, never sentences."""

from collections.abc import Iterator

import msgspec

from planogram.optimise.task import Article, Plan, Task, beyond, lacks, needs_lacking, sums, taken

REMARKS = (
    "not_seen",
    "below_minimum",
    "short_supply",
    "overfull",
    "no_room",
    "at_maximum",
    "at_minimum",
    "fills_level",
    "dropped",
    "no_criterion",
    "moved",
    "reduced",
    "gives_way",
    "gives_way_off",
    "loses_place",
    "held",
    "held_load",
    "held_divider",
    "held_hooks",
    "held_pnm",
    "price_hidden",
)


class Remark(msgspec.Struct, frozen=True):
    """Why a product is not where its target says: `code` of REMARKS, the level concerned, lengths in mm, counts in facings or units;
    `other` is the product that has, or needs, the place.
    """

    code: str
    product: str
    level: str = ""
    numbers: tuple[tuple[str, float], ...] = ()
    other: str = ""


def remarks(task: Task, plan: Plan) -> tuple[Remark, ...]:
    """Remarks on overfull levels and on every product that lacks a need or would be nearer its target with a facing more or less."""
    used = taken(task, plan)
    found = [
        Remark("overfull", "", shelf.level, (("mm", round(length - shelf.room, 2)),))
        for shelf, length in zip(task.shelves, used, strict=True)
        if length > shelf.room + 1e-3
    ]
    for article in task.articles:
        found.extend(_of_article(task, plan, article, used))
    return tuple(found)


def _of_article(task: Task, plan: Plan, article: Article, used: list[float]) -> Iterator[Remark]:
    if all(plan[b][1] == 0 for b in article.blocks):
        yield Remark("dropped", article.product, *_room_to_stay(task, plan, article.blocks[0], used, 1))
        return
    if all(task.blocks[b].least == task.blocks[b].choices[0].most for b in article.blocks) and not article.weight:
        yield Remark("no_criterion", article.product)
    lacking = lacks(task, plan, article)
    for code, facings in lacking.items():
        yield Remark(code, article.product, *_room_needed(task, plan, article, used, facings))
    length = sums(task, plan, article).length
    if not lacking and article.weight:
        yield from _off_target(task, plan, article, used, length)
    yield from _changed(task, plan, article, used)


def _changed(task: Task, plan: Plan, article: Article, used: list[float]) -> Iterator[Remark]:
    """Blocks that went to another level or lost facings, with the length that would have let them be."""
    for b in article.blocks:
        block, (number, wide) = task.blocks[b], plan[b]
        if number and wide:
            yield Remark("moved", article.product, *_room_to_stay(task, plan, b, used, wide))
        elif 0 < wide < block.wide:
            level, numbers = _room_to_stay(task, plan, b, used, block.wide)
            yield Remark("reduced", article.product, level, (*numbers, ("facings_from", float(block.wide)), ("facings_to", float(wide))))


def _room_to_stay(task: Task, plan: Plan, b: int, used: list[float], wide: int) -> tuple[str, tuple[tuple[str, float], ...]]:
    """The level the block stood on, and how many mm more it would need there for `wide` facings."""
    own, (number, now) = task.blocks[b].choices[0], plan[b]
    taken_now = own.takes(now) if number == 0 else 0.0
    needs = own.takes(wide) - taken_now - (task.shelves[own.shelf].room - used[own.shelf])
    return task.shelves[own.shelf].level, (("needs_mm", round(max(0.0, needs), 2)),)


def _off_target(task: Task, plan: Plan, article: Article, used: list[float], length: float) -> Iterator[Remark]:
    steps = [task.blocks[b].choices[plan[b][0]].step for b in article.blocks]
    if article.cost(length + min(steps)) < article.cost(length) - 1e-12:
        level, numbers = _room_needed(task, plan, article, used, 1.0)
        code = "no_room" if dict(numbers).get("needs_mm", 0.0) > 0 else "at_maximum"
        if code == "no_room" or _at_maximum(task, plan, article):
            yield Remark(code, article.product, level, (*numbers, ("target_mm", round(article.target, 2)), ("length_mm", round(length, 2))))
    elif article.cost(length - min(steps)) < article.cost(length) - 1e-12:
        code, level = _above_target(task, plan, article, used)
        if code:
            yield Remark(code, article.product, level, (("target_mm", round(article.target, 2)), ("length_mm", round(length, 2))))


def _at_maximum(task: Task, plan: Plan, article: Article) -> bool:
    """Whether a facing more, of whichever block, would be more than the product may have; else it is a load or the like that holds it."""
    return all(beyond(article, sums(task, _other(plan, b, 1), article)) for b in article.blocks)


def _other(plan: Plan, b: int, more: int) -> Plan:
    """The plan with so many facings more for a block."""
    number, wide = plan[b]
    return [*plan[:b], (number, wide + more), *plan[b + 1 :]]


def _above_target(task: Task, plan: Plan, article: Article, used: list[float]) -> tuple[str, str]:
    """Why a product has more than its target: ("at_minimum", "") when no block can give a facing, ("fills_level", that level) when the level would be
    hollow without it, ("", "") when nothing but the search holds it.
    """
    may_give = []
    for b in article.blocks:
        number, wide = plan[b]
        if wide > max(1, task.blocks[b].least) and not needs_lacking(task, article, sums(task, _other(plan, b, -1), article)):
            may_give.append(task.blocks[b].choices[number])
    if not may_give:
        return "at_minimum", ""
    filled = [task.shelves[one.shelf] for one in may_give if used[one.shelf] - one.step < task.shelves[one.shelf].floor - 1e-6]
    return ("fills_level", filled[0].level) if task.hollow and len(filled) == len(may_give) else ("", "")


def _room_needed(task: Task, plan: Plan, article: Article, used: list[float], facings: float) -> tuple[str, tuple[tuple[str, float], ...]]:
    """The level where these facings would need the least more room, and how many mm."""
    best = ("", float("inf"))
    for b in article.blocks:
        choice = task.blocks[b].choices[plan[b][0]]
        shelf = task.shelves[choice.shelf]
        needs = facings * choice.step - (shelf.room - used[choice.shelf])
        best = min(best, (shelf.level, needs), key=lambda one: one[1])
    return best[0], (("facings", round(facings, 3)), ("needs_mm", round(max(0.0, best[1]), 2)))
