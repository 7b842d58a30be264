"""A good plan in a blink: facing by facing where it brings most per mm, then exchanges. Deterministic; says nothing of how far from the best."""

import heapq
from collections.abc import Iterator, Sequence

from planogram.optimise.state import State, Step
from planogram.optimise.task import Plan, Task

_BETTER = -1e-12
_PASSES = 6
_MANY = 2000
"""Choices in all from which fewer passes must do: each costs seconds then, and brings next to nothing."""


def quick_plan(task: Task) -> Plan:
    """From the least of every block, filled, and facings exchanged once."""
    state = State(task, [(0, block.least) for block in task.blocks])
    fill(state)
    exchange(state)
    fill(state)
    return state.plan


def polish(state: State) -> None:
    """Exchanges and moves until nothing improves, or a few passes."""
    many = sum(len(block.choices) for block in state.task.blocks) > _MANY
    for _ in range(1 if many else _PASSES):
        changed = [trim(state), relocate(state), fill(state), exchange(state)]
        if not any(changed):
            return


def mend(state: State) -> None:
    """Bring overfull shelves back within their length: each time the facing, or the block, that costs least per mm freed."""
    for shelf in range(len(state.used)):
        blocks = [b for b in range(len(state.plan)) if state.choice(b).shelf == shelf]
        while state.room(shelf) < -1e-6:
            steps = [step for b in blocks if state.choice(b).shelf == shelf for step in _releases(state, b, shelf)]
            if not steps:
                break
            state.take(min(steps)[1])


def _releases(state: State, b: int, shelf: int) -> Iterator[tuple[float, Step]]:
    """Ways a block can free length: one facing less, or as it is on another shelf with room. (loss per mm freed, step)."""
    number, wide = state.plan[b]
    block, here = state.task.blocks[b], state.choice(b)
    if wide > block.least:
        freed = here.takes(wide) - here.takes(wide - 1)
        yield state.worth_with(b, (number, wide - 1)) / max(1e-6, freed), (b, (number, wide - 1))
    for other, choice in enumerate(block.choices):
        if choice.shelf != shelf and wide <= choice.most and choice.takes(wide) <= state.room(choice.shelf) and wide:
            yield state.worth_with(b, (other, wide)) / max(1e-6, here.takes(wide)), (b, (other, wide))


def fill(state: State) -> bool:
    """Add facings one by one where they bring most per mm, as long as one improves the plan and fits."""
    heap = [entry for b in range(len(state.plan)) if (entry := _one_more(state, b)) is not None]
    heapq.heapify(heap)
    improved = False
    while heap:
        gain, b, plan = heapq.heappop(heap)
        if plan != state.plan[b] or not _fits_one_more(state, b):
            continue
        fresh = _one_more(state, b)
        if fresh != (gain, b, plan):  # its shelf, or another block of its product, is no longer what it was
            if fresh is not None:
                heapq.heappush(heap, fresh)
            continue
        state.take((b, (plan[0], plan[1] + 1)))
        improved = True
        for other in state.task.articles[state.task.blocks[b].article].blocks:
            if (entry := _one_more(state, other)) is not None:
                heapq.heappush(heap, entry)
    return improved


def _one_more(state: State, b: int) -> tuple[float, int, tuple[int, int]] | None:
    """(gain per mm of one more facing, block, its plan now), or None when it brings nothing."""
    number, wide = state.plan[b]
    choice = state.choice(b)
    if wide >= choice.most:
        return None
    more = choice.takes(wide + 1) - choice.takes(wide)
    filled = min(0.0, state.pressure(choice.shelf, more)) if state.task.hollow else 0.0
    gain = (state.worth_with(b, (number, wide + 1)) + filled) / max(1.0, more)
    return (gain, b, (number, wide)) if gain < _BETTER else None


def _fits_one_more(state: State, b: int) -> bool:
    choice, wide = state.choice(b), state.plan[b][1]
    return choice.takes(wide + 1) - choice.takes(wide) <= state.room(choice.shelf) + 1e-6


def trim(state: State) -> bool:
    """Take facings off where fewer are better."""
    improved = False
    for b, block in enumerate(state.task.blocks):
        while state.plan[b][1] > block.least and state.gain((b, (state.plan[b][0], state.plan[b][1] - 1))) < _BETTER:
            state.take((b, (state.plan[b][0], state.plan[b][1] - 1)))
            improved = True
    return improved


def exchange(state: State) -> bool:
    """One block of a shelf gives facings, another takes one."""
    improved = False
    shelves: list[list[int]] = [[] for _ in state.task.shelves]
    for b in range(len(state.plan)):
        shelves[state.choice(b).shelf].append(b)
    for blocks in shelves:
        for taker in blocks:
            best = min(_exchanges(state, taker, blocks), default=(0.0, ()))
            if best[0] < _BETTER:
                state.take(*best[1])
                improved = True
    return improved


def _exchanges(state: State, taker: int, blocks: Sequence[int]) -> Iterator[tuple[float, tuple[Step, ...]]]:
    wanted = _one_more(state, taker)
    if wanted is None:
        return
    choice, (number, wide) = state.choice(taker), state.plan[taker]
    more = choice.takes(wide + 1) - choice.takes(wide)
    hoped = state.worth_with(taker, (number, wide + 1))
    for giver in blocks:
        count = _facings_to_give(state, giver, more - state.room(choice.shelf))
        given, held = state.plan[giver]
        if giver == taker or held - count < state.task.blocks[giver].least:
            continue
        if state.worth_with(giver, (given, held - count)) + hoped < _BETTER:
            steps = ((giver, (given, held - count)), (taker, (number, wide + 1)))
            yield state.gain(*steps), steps


def _facings_to_give(state: State, giver: int, need: float) -> int:
    step = state.choice(giver).step
    return max(1, int(-(-(need - 1e-6) // step))) if step > 0 else 1


def relocate(state: State) -> bool:
    """Blocks that may move go where the plan gets better; only those looked at that share a shelf short of room, or may go to a hollow one."""
    short = {state.choice(b).shelf for b in range(len(state.plan)) if _one_more(state, b) is not None}
    short |= {shelf for shelf in range(len(state.used)) if state.room(shelf) < -1e-6}
    hollow = {n for n, shelf in enumerate(state.task.shelves) if state.task.hollow and state.used[n] < shelf.floor - 1e-6}
    improved = False
    for b, block in enumerate(state.task.blocks):
        if len(block.choices) > 1 and (state.choice(b).shelf in short or any(choice.shelf in hollow for choice in block.choices)):
            best = min(_places(state, b), default=(0.0, (0, 0)))
            if best[0] < _BETTER:
                state.take((b, best[1]))
                improved = True
    return improved


def _places(state: State, b: int) -> Iterator[tuple[float, tuple[int, int]]]:
    block, (here, now) = state.task.blocks[b], state.plan[b]
    for number, choice in enumerate(block.choices):
        room = state.room(choice.shelf) - choice.gap - choice.first
        fits = 1 + int((room + 1e-6) // choice.step) if choice.step > 0 else 1
        if number != here:
            for wide in range(max(1, block.least, now - 1), min(fits, choice.most, now + 3) + 1):
                yield state.gain((b, (number, wide))), (number, wide)
