"""Tables on paper: wrapping without loss, rows that fit."""

from hypothesis import given
from hypothesis import strategies as st

from planogram.exchange.font import measurer
from planogram.exchange.pdf.page import Area
from planogram.exchange.pdf.table import Column, Row, Table, columns_of_tables, filled, poured, wrapped


@given(st.text(st.characters(codec="latin-1", exclude_categories=["C", "Z"]), min_size=1, max_size=80), st.floats(20, 200))
def test_wrapping_loses_no_letter_and_keeps_to_the_width(text, width):
    lines = wrapped(text, width)
    assert "".join(lines) == text
    assert all(measurer().width(line, 7.0) <= width or len(line) == 1 for line in lines)


def test_rows_are_as_high_as_their_longest_text_and_never_a_heading_alone():
    table = Table((Column("A", 20.0), Column("B", wraps=True)), 100.0)
    short, long = Row(("1", "thé")), Row(("2", "confiture de fraises des bois de Plougastel"))
    assert table.columns[1].width == 80.0
    assert table.row_height(long) > table.row_height(short)
    rows = [short, Row(("Niveau 2", ""), heading=True), short]
    assert table.how_many(rows, 15.0 + table.row_height(short) + table.row_height(rows[1]) + 1.0) == 1
    assert table.how_many(rows, 500.0) == 3
    assert table.how_many(rows, 1.0) == 1
    assert table.how_many([], 100.0) == 0


def test_a_column_without_a_width_keeps_room_for_a_name_on_narrow_paper():
    table = Table((Column("Code", 300.0), Column("Produit", wraps=True), Column("CA", 300.0)), 500.0)
    assert table.columns[1].width == 76.0
    assert table.columns[0].width == table.columns[2].width == 212.0
    assert table.height([Row(("1", "thé", "2"))]) == 15.0 + table.row_height(Row(("1", "thé", "2")))


def test_a_page_holds_as_many_columns_as_are_wide_enough():
    boxes = columns_of_tables(Area(10, 10, 790, 400), 285.0)
    assert [round(box.left) for box in boxes] == [10, 412]
    assert boxes[-1].right == 800


def test_rows_are_closer_where_that_spares_a_page_of_their_own():
    columns, rows = [Column("n")], [Row((str(n),)) for n in range(40)]
    usual, tight = Table(columns, 100.0), Table(columns, 100.0, tight=True)
    cases = [(usual.height(rows), usual.gap, True), (tight.height(rows), tight.gap, True), (tight.height(rows) - 1.0, usual.gap, False)]
    for height, gap, all_fit in cases:
        [(table, shown, _)], left = filled(columns, rows, [Area(0.0, 0.0, 100.0, height + 0.01)])
        assert table.gap == gap
        assert [*shown, *left] == rows
        assert (not left) == all_fit


def test_a_section_parted_over_columns_and_pages_says_again_what_it_is():
    rows = [Row(("Niveau 1",), heading=True), *(Row((str(n),)) for n in range(8)), Row(("Niveau 2",), heading=True), Row(("8",))]
    columns, shown, left = [Column("n")], [], rows
    height = Table(columns, 100.0).height(rows[:5]) + 0.01
    while left:
        placed, left = filled(columns, left, [Area(0.0, 0.0, 100.0, height)], continued="(suite)")
        shown.append([row.cells[0] for row in placed[0][1]])
    assert [page[0] for page in shown] == ["Niveau 1", "Niveau 1 (suite)", "Niveau 2"]
    assert [text for page in shown for text in page if text.isdigit()] == [str(n) for n in range(9)]


@given(st.lists(st.booleans(), min_size=1, max_size=20), st.floats(1.0, 60.0))
def test_however_low_the_boxes_every_row_is_shown_once(headings, height):
    rows = [Row((f"{n}",), heading=heading) for n, heading in enumerate(headings)]
    left, shown = rows, []
    for _ in range(3 * len(rows)):
        placed, left = filled([Column("n")], left, [Area(0.0, 0.0, 100.0, height)], continued="…")
        shown += [row for _, part, _ in placed for row in part if "…" not in row.cells[0]]
    assert (shown, left) == (rows, [])


def test_a_number_and_what_a_hard_space_holds_together_are_not_parted():
    text = "Hauteur\u00a0: 1\u202f800 mm, à 1\u202f330 mm"
    for width in (40, 45, 50, 60):
        lines = wrapped(text, width)
        assert " ".join(lines) == text
        assert any("1\u202f800" in line for line in lines)
    assert wrapped("", 50) == [""] and wrapped(" \n ", 50) == [""]


def test_long_names_are_listed_in_few_wide_columns_and_short_ones_in_many() -> None:
    area = Area(0.0, 0.0, 500.0, 120.0)
    columns = (Column("", 180.0), Column("", wraps=True))
    short = [Row(("1", "Thé"))] * 40
    long = [Row(("1", "Confiture extra de fraises des bois du verger ancien cueillies à la main"))] * 40
    assert len(poured(columns, short, area, 240.0)[0]) == 2
    assert len(poured(columns, long, area, 240.0)[0]) == 1
    assert poured(columns, long[:5], area, 240.0)[0][0][0].width == 500.0, "where all fit, as few lines as can be"
