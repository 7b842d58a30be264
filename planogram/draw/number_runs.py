"""Numbers of blocks too narrow for them: where they would lie over each other one tag over the run says « 12–17 », left to right as they stand."""

from collections.abc import Iterator, Sequence

import msgspec

from planogram.draw.covers import extent, touches
from planogram.draw.number_tags import Tag, badges
from planogram.draw.shapes import Rect, Shape, Text
from planogram.draw.style import DrawStyle
from planogram.model.placement import Placed

_SPARE = 0.2
"""Share of the text's size by which two tags may overlap: each has as much free beside its number."""
_THICK, _BESIDE = 1.15, 0.5


def words_of_level(blocks: Sequence[Placed], words: Sequence[tuple[Shape, ...]], width: float, style: DrawStyle) -> Iterator[Shape]:
    """What is written on the blocks of a level `width` mm long, their numbers joined where they would hide each other."""
    drawn = [(block, plate, number) for block, there in zip(blocks, words, strict=True) for plate, number in badges(there, style)]
    tags = _joined(sorted((_single(*one, width) for one in drawn), key=lambda tag: tag.left), style)
    as_drawn = {id(plate) for _, plate, _ in drawn}
    others = [tag for tag in tags if id(tag.plate) not in as_drawn]
    elsewhere = {block.position.id: tag.plate for tag in others for block in tag.blocks}
    for block, there in zip(blocks, words, strict=True):
        plate = elsewhere.get(block.position.id)
        yield from there if plate is None else _clear_of(plate, there, style)
    for tag in others:
        box = tag.plate.x, tag.plate.y, tag.plate.width, tag.plate.height
        yield tag.plate
        yield Text(*box, tag.text, style.smallest_text, style.theme.badge_text, bold=True, vertical=tag.turned)


def _single(block: Placed, plate: Rect, number: Text, width: float) -> Tag:
    """The tag of one block, moved off its neighbour beyond the level's end when the block itself is within."""
    x = min(max(plate.x, 0.0), max(0.0, width - plate.width)) if block.x >= 0.0 and block.right <= width else plate.x
    return Tag((block,), (number.text,), plate if x == plate.x else msgspec.structs.replace(plate, x=x), number.vertical)


def _joined(singles: Sequence[Tag], style: DrawStyle) -> list[Tag]:
    """Tags from left to right, none over another: where some would be, runs as short as their words allow."""
    tags: list[Tag] = []
    for crowd in _crowds(singles, style):
        for tag in _runs(crowd, style) if len(crowd) > 1 else crowd:
            while tags and _over(tags[-1], tag, style):
                tag = _run((tags.pop(), tag), style)
            tags.append(tag)
    return tags


def _crowds(singles: Sequence[Tag], style: DrawStyle) -> list[list[Tag]]:
    """The tags parted where none lies over the next."""
    crowds: list[list[Tag]] = []
    for tag in singles:
        if crowds and _over(crowds[-1][-1], tag, style):
            crowds[-1].append(tag)
        else:
            crowds.append([tag])
    return crowds


def _over(one: Tag, other: Tag, style: DrawStyle) -> bool:
    return touches(extent(one.plate), extent(other.plate), style.smallest_text * _SPARE)


def _runs(crowd: Sequence[Tag], style: DrawStyle) -> list[Tag]:
    """Runs just long enough for their words; what is left at the end may be too short."""
    runs, waiting = list[Tag](), list[Tag]()
    for single in crowd:
        waiting.append(single)
        tag = _run(waiting, style)
        if tag.plate.width <= tag.right - tag.left + style.smallest_text * _SPARE:
            runs.append(tag)
            waiting = []
    return [*runs, _run(waiting, style)] if waiting else runs


def _run(parts: Sequence[Tag], style: DrawStyle) -> Tag:
    """One tag as wide as its blocks: along them where there is room for its words, else upright on them, else in their middle."""
    if len(parts) == 1:
        return parts[0]
    blocks = tuple(block for part in parts for block in part.blocks)
    tag, size = Tag(blocks, tuple(number for part in parts for number in part.numbers), parts[0].plate, False), style.smallest_text
    length, lowest = tag.right - tag.left, min(block.height for block in blocks)
    top = max(block.y + block.height for block in blocks)
    long, thick = style.measurer.width(tag.text, size, True) + size * _BESIDE, size * _THICK
    turned = long > length >= thick and long <= lowest
    wide, high = (length, long) if turned else (max(long, length), thick)
    # a tag on blocks lower than itself would hide what it counts
    foot = top if lowest < high else top - high
    plate = Rect((tag.left + tag.right - wide) / 2, foot, wide, high, style.theme.badge, style.theme.outline)
    return msgspec.structs.replace(tag, plate=plate, turned=turned)


def _clear_of(plate: Rect, words: tuple[Shape, ...], style: DrawStyle) -> Iterator[Shape]:
    """The words of a block without its own tag, and without its name when `plate` lies over part of it."""
    gone = {id(shape) for badge in badges(words, style) for shape in badge}
    left = [shape for shape in words if id(shape) not in gone]
    hidden = any(touches(extent(Rect(text.x, text.y, text.width, text.height)), extent(plate)) for text in left if isinstance(text, Text))
    return (shape for shape in left if not hidden or not (isinstance(shape, Text) or (isinstance(shape, Rect) and shape.for_text)))
