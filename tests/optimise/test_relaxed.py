"""The relaxation against every plan there is: its bound is below them all, with room, with lacks, with hollow shelves."""

from collections.abc import Iterator
from itertools import product

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.optimise.relaxed import Aim, Limits, cheapest, relaxed
from planogram.optimise.search import search
from planogram.optimise.task import Article, Block, Choice, Plan, Shelf, Task, aim, lack, overfull
from planogram.optimise.ways import listed


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    """Two shelves, three articles with a target and something to be seen by, one of two blocks; floors that may leave shelves hollow."""
    widths = [float(draw(st.sampled_from([40, 55, 90]))) for _ in range(3)]
    owners = (0, 1, 2, *draw(st.sampled_from([(), (0,), (1,)])))
    rooms = [float(draw(st.sampled_from([170, 240, 300]))) for _ in range(2)]
    blocks = tuple(_block(n, owner, widths[owner], rooms, draw(st.integers(0, 1)), draw(st.booleans())) for n, owner in enumerate(owners))
    articles = tuple(
        Article(f"p{n}", float(draw(st.sampled_from([60, 120, 200]))), 1 / 3, visible_facings=draw(st.integers(0, 3)), visible_mm=500.0, blocks=own)
        for n, own in enumerate(tuple(b for b, owner in enumerate(owners) if owner == one) for one in range(3))
    )
    floors = [room * draw(st.sampled_from([0.0, 0.5, 0.9])) for room in rooms]
    shelves = tuple(Shelf(f"l{n}", room, floor) for n, (room, floor) in enumerate(zip(rooms, floors, strict=True)))
    return Task(articles, blocks, shelves, price=draw(st.sampled_from([0.0, 0.01])), hollow=draw(st.sampled_from([0.0, 0.002, 0.02])))


def _block(n: int, owner: int, width: float, rooms: list[float], home: int, moves: bool) -> Block:
    shelves = (home, 1 - home) if moves else (home,)
    choices = tuple(Choice(shelf, width, width, width, 0.0, max(1, min(3, int(rooms[shelf] // width))), 1) for shelf in shelves)
    return Block(f"b{n}", owner, 1, 1, choices)


def plans(task: Task) -> Iterator[Plan]:
    ways = [[(n, wide) for n, choice in enumerate(block.choices) for wide in range(1, choice.most + 1)] for block in task.blocks]
    return (list(plan) for plan in product(*ways))


@given(tasks())
def test_no_plan_is_below_the_bound_and_the_search_finds_the_best(task: Task) -> None:
    fitting = [plan for plan in plans(task) if overfull(task, plan) <= 1e-6]
    if not fitting:
        return
    least, best = min((lack(task, plan), aim(task, plan)) for plan in fitting)
    columns = listed(task, fitting[0])
    rooms = np.array([shelf.room + 1e-6 for shelf in task.shelves])
    floors = np.array([shelf.floor for shelf in task.shelves]) if task.hollow else None
    start = np.union1d(columns.of_plan(fitting[0]), cheapest(columns, columns.costs, 1))
    found = relaxed(columns, Aim(columns.costs, hollow=task.hollow), Limits(rooms, None, 0.0, floors), start)
    assert found is not None and found.bound <= min(aim(task, plan) for plan in fitting) + 1e-6
    lacking = relaxed(columns, Aim(columns.shorts), Limits(rooms), start)
    assert lacking is not None and lacking.bound <= least + 1e-6
    answer = search(task, 2.0)
    assert (lack(task, answer.plan), overfull(task, answer.plan)) == (least, 0.0)
    assert aim(task, answer.plan) <= best + 1e-4 * abs(best) + 1e-6
    assert answer.bound <= best + 1e-6 and answer.lack_bound <= least


def test_an_article_of_very_many_ways_is_bounded_from_below() -> None:
    choices = tuple(Choice(shelf, 10.0, 10.0, 10.0, 0.0, 30, 1) for shelf in range(2))
    blocks = tuple(Block(f"b{n}", 0, 5, 1, choices) for n in range(4))
    task = Task((Article("p", 500.0, 1.0, blocks=(0, 1, 2, 3)),), blocks, (Shelf("l0", 300.0), Shelf("l1", 300.0)))
    columns = listed(task, [(0, 5)] * 4)
    assert columns.parts == 4 and not columns.whole, "60 ways to the power of 4 are not listed"
    found = search(task, 1.0)
    assert aim(task, found.plan) == pytest.approx(0.0, abs=1e-9), "500 mm are 50 facings of any of them"
    assert found.bound <= 1e-9
    narrow = msgspec.structs.replace(task, shelves=(Shelf("l0", 200.0), Shelf("l1", 200.0)))
    assert search(narrow, 1.0).bound <= aim(narrow, search(narrow, 1.0).plan) == pytest.approx(0.04)
