"""The planogram on paper, read back with pypdf and pdfium: words, sizes, fonts, edges, the same bytes every time."""

import io
import re
from datetime import date

import msgspec
import pytest

from planogram.draw.numbering import number_positions
from planogram.exchange.files import open_file
from planogram.exchange.pdf.book import PrintCancelled
from planogram.exchange.pdf.planogram import write_pdf
from planogram.exchange.pdf.product_list import list_rows
from planogram.exchange.pdf.setup import PrintSetup
from planogram.i18n import translator
from planogram.model.edits.gondolas import bend_face
from planogram.model.edits.positions import insert
from planogram.model.find import placed_product_ids
from planogram.model.furniture import KINDS, new_gondola
from planogram.model.layout import face_layout
from planogram.model.product import Sales
from planogram.model.settings import Settings
from planogram.resources import resource
from tests.builders import bay, gondola, level, position, product, project, two_bays
from tests.exchange.paper import fonts, outside, pages_text, text_sizes

FR, EN = translator("fr"), translator("en")
SIDES = ("A", "B", "LEFT_END", "RIGHT_END")


def printed(shop, t=FR, **options):
    target = io.BytesIO()
    write_pdf(target, shop, t, **options)
    return target.getvalue()


def dressed():
    shop = two_bays()
    sales = (Sales("a", date(2026, 10, 5), 14, quantity=10, revenue=100.0), Sales("b", date(2026, 10, 5), 14, quantity=4))
    return msgspec.structs.replace(
        shop,
        name="Rayon épicerie",
        version="3",
        status="published",
        author="Ana Morel",
        valid_from=date(2026, 11, 2),
        valid_to=date(2027, 1, 31),
        sales=sales,
    )


def sample():
    return open_file(resource("samples", "superette.planogram")).project


def crowded(bays=3, per_level=8):
    """A face of `bays` bays whose list is longer than one page, with a product that sticks out at the top and one at the right."""
    names = [f"Confiture extra de fraises des bois du verger n° {n} — pot de 370 g" for n in range(bays * 5 * per_level)]
    products = tuple(product(f"30000000{n:05}", 60, 240 if n % 7 else 320, name=name, family=f"Famille {n % 9}") for n, name in enumerate(names))
    stock = iter(products)
    made = [
        bay(
            f"b{b}",
            *(level(f"l{b}{n}", *(position(f"p{b}{n}{k}", next(stock).id, 2) for k in range(per_level)), elevation=150 + 320 * n) for n in range(5)),
        )
        for b in range(bays)
    ]
    return project(gondola("g", *made, name="Gondole longue"), products=products)


def test_a_page_says_where_it_comes_from_and_what_stands_where():
    (text,) = pages_text(printed(dressed()))
    for words in (
        "Rayon épicerie",
        "g · Face A",
        "Version 3 · Publié · Ana Morel",
        f"Valable du 02/11/2026 au 31/01/2027 · imprimé le {date.today():%d/%m/%Y}",
        "Ventes du 05/10/2026 au 18/10/2026",
        "Page 1 / 1",
        "Linéaire développé",
        "2 × 1 × 1",
        "Product a",
        "É2 N1",
        "Niveaux à 15 · 90 cm",
    ):
        assert words in text
    assert re.search(r"Échelle 1:\d+", text)
    assert re.search(r"Empreinte [0-9a-f]{12}", text)


@pytest.mark.parametrize("landscape", [True, False])
def test_a_long_name_of_the_project_leaves_room_for_what_tells_pages_apart(landscape):
    name = "Hypermarché de la Porte des Alpes, implantation d’automne"
    shop = msgspec.structs.replace(dressed(), name=f"{name} et d’hiver de l’épicerie sucrée et des produits régionaux, avec les têtes de gondole")
    text, *_ = pages_text(printed(shop, setup=PrintSetup(landscape=landscape)))
    feet = [line for line in text.splitlines() if line.startswith("Hypermarché") and line.endswith(" · g · Face A · Version 3 · Publié · Ana Morel")]
    assert len(feet) == 1 and ("…" in feet[0]) is not landscape
    (text,) = pages_text(printed(msgspec.structs.replace(shop, name=name)))
    assert name in text.splitlines(), "smaller, but whole"


def test_the_page_speaks_english():
    (text,) = pages_text(printed(dressed(), EN))
    assert "Valid 2026-11-02 to 2027-01-31" in text
    assert "Page 1 of 1" in text


def test_numbers_of_drawing_and_list_are_the_same_and_each_comes_twice():
    shop = msgspec.structs.replace(two_bays(), settings=Settings(numbering_top_down=True))
    (text,) = pages_text(printed(shop))
    rows = re.findall(r"^(\d)\n(\w+)\nProduct", text, re.MULTILINE)
    assert rows == [("1", "c"), ("2", "a"), ("3", "b"), ("4", "a")]


def test_the_same_project_gives_the_same_bytes_and_another_does_not():
    first = printed(dressed())
    assert printed(dressed()) == first
    assert printed(msgspec.structs.replace(dressed(), version="4")) != first


@pytest.mark.parametrize("setup", [PrintSetup(), PrintSetup(paper="A3"), PrintSetup(landscape=False), PrintSetup(paper="Letter", per="bay")])
def test_nothing_is_cut_and_nothing_is_smaller_than_six_points(setup):
    pdf = printed(crowded(), setup=setup)
    assert outside(pdf, 12.0) == []
    assert min(text_sizes(pdf)) >= 6.0


@pytest.mark.parametrize(
    ("degrees", "language", "words"),
    [(90.0, FR, "face concave, 90°"), (-22.5, FR, "face convexe, 22,5°"), (-22.5, EN, "convex face, 22.5°"), (0.0, FR, "")],
)
def test_the_page_of_a_bent_face_says_so_since_it_is_drawn_flat(degrees, language, words):
    (text,) = pages_text(printed(bend_face(dressed(), dressed().gondolas[0].id, "A", degrees), language))
    assert words in text and bool(words) == bool(re.search("conca|conve", text))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_furniture_prints(kind):
    pdf = printed(project(new_gondola(kind, "Neuf")))
    assert len(pages_text(pdf)) == len(KINDS[kind].faces)
    assert outside(pdf, 12.0) == []


def test_both_weights_of_the_bundled_font_are_embedded_and_nothing_else_is_used():
    assert fonts(printed(crowded())) == {"Inter-Regular": True, "Inter-SemiBold": True}


def test_a_long_list_goes_on_with_every_product_once_by_its_full_name():
    shop = crowded()
    texts = pages_text(printed(shop))
    words = " ".join(" ".join(texts[1:]).split())
    assert len(texts) > 2
    for item in shop.products:
        assert words.count(item.id) == 1
        assert words.count(item.name) == 1


def test_pieces_that_are_not_printed_take_no_room():
    scales = []
    for setup in (PrintSetup(), PrintSetup(pnm=False)):
        text = pages_text(printed(sample(), setup=setup, faces=[("gon-mb", "A")]))[0]
        scales.append(int(re.search(r"1:(\d+)", text).group(1)))
    assert scales[1] < scales[0], "a box pallet stands beside the wall, headers and a sign above it"


def test_a_list_goes_on_only_where_it_has_begun():
    listed = [[line for line in page.splitlines() if line.startswith("Liste des produits")] for page in pages_text(printed(sample()))]
    wall = [lines for lines in listed if lines]
    assert wall and all(lines == ["Liste des produits"] for lines in wall), "of both walls, beside whose drawing there is no room"
    begun = [page for page in pages_text(printed(crowded())) if "Liste des produits (suite)" in page]
    assert begun and "Liste des produits" in begun[0]


def test_a_long_face_breaks_between_bays_at_one_scale():
    texts = pages_text(printed(crowded(bays=9, per_level=2)))
    titles = [re.search(r"Éléments? \d+(?: à \d+)?", text) for text in texts]
    runs = [title.group() for title in titles if title]
    assert len({re.search(r"1:\d+", text).group() for text in texts if "Échelle" in text}) == 1
    assert runs[0].startswith("Éléments 1 à")
    assert runs[-1].endswith("9")


@pytest.mark.parametrize("setup", [PrintSetup(), PrintSetup(landscape=False)])
def test_a_page_with_some_bays_of_a_face_says_whose_totals_it_gives(setup):
    drawn = [text for text in pages_text(printed(crowded(bays=9, per_level=2), setup=setup)) if "Échelle" in text]
    assert len(drawn) > 1
    assert all("Totaux de" in text and "la face entière" in text for text in drawn)
    assert "Totaux" not in pages_text(printed(dressed(), setup=setup))[0]


def test_a_gondola_without_some_of_its_faces_says_whose_totals_it_gives():
    shop = project(new_gondola("double_gondola", "Milieu"))
    setup, ident = PrintSetup(per="gondola"), shop.gondolas[0].id
    assert "toute la gondole" in pages_text(printed(shop, setup=setup, faces=[(ident, "A"), (ident, "B")]))[0]
    assert "toute la gondole" not in pages_text(printed(shop, setup=setup))[0]


def test_the_list_says_where_a_block_stands_that_is_not_beside_its_neighbour():
    free = level("free", position("o", "a", x=0.0), position("p", "a", x=125.0), flow="free")
    gaps = level("gaps", position("q", "a"), position("r", "a", gap_before=30.71), elevation=600)
    even = level("even", position("s", "a", gap_before=30.0), elevation=1200, flow="spread")
    shop = project(gondola("g", bay("b", free, gaps, even)), products=(product("a"),))
    numbered = number_positions(shop, face_layout(shop, "g", "A"))
    named = {
        "fr": [" (au bord gauche)", " (à 12,5 cm du bord gauche)", "", " (après 3,1 cm libres)", ""],
        "en": [" (at the left end)", " (12.5 cm from the left)", "", " (after a gap of 3.1 cm)", ""],
    }
    for language, notes in named.items():
        assert [row.cells[2] for row in list_rows(shop, numbered, translator(language))] == ["Product a" + note for note in notes]


def test_the_width_of_a_bay_is_written_as_the_language_writes_it():
    shop = project(gondola("g", bay("b", level("l", position("p", "a")), width=1335.0)), products=(product("a"),))
    assert "133,5 cm" in pages_text(printed(shop))[0]


def test_no_colours_are_explained_where_no_products_are_printed():
    for shown in (True, False):
        (text,) = pages_text(printed(sample(), setup=PrintSetup(products=shown), faces=[("gon-g1", "A")]))
        assert ("Confiserie" in text.splitlines()) is shown


def test_on_tall_paper_the_drawing_takes_the_width_and_the_list_stands_below():
    scales = {}
    for landscape in (True, False):
        text, *_ = pages_text(printed(sample(), setup=PrintSetup(paper="A3", landscape=landscape), faces=[("gon-g1", "A")]))
        assert "2000030000054" in text and "2000090000117" in text
        scales[landscape] = int(re.search(r"1:(\d+)", text).group(1))
    assert scales[False] <= scales[True] + 1, "the sheet is narrower by 30 %, not the drawing"


def test_on_letter_a_face_of_three_metres_is_one_page():
    texts = pages_text(printed(sample(), setup=PrintSetup(paper="Letter"), faces=[("gon-g1", "A")]))
    assert len(texts) == 1


def test_a_bent_face_says_so_since_it_is_drawn_flat():
    shop = dressed()
    for bend, words in ((60.0, "face concave, 60°"), (-45.0, "face convexe, 45°")):
        bent = msgspec.structs.replace(shop.gondolas[0].faces[0], curvature=bend)
        assert words in pages_text(printed(msgspec.structs.replace(shop, gondolas=(msgspec.structs.replace(shop.gondolas[0], faces=(bent,)),))))[0]


def test_a_low_piece_of_furniture_has_its_list_beside_it():
    shop = project(new_gondola("counter_island", "Bergerie"), products=(product("a"),))
    island = shop.gondolas[0]
    ident = next(one.id for face in island.faces for one in face.bays[0].levels)
    shop = insert(shop, ident, 0, [position("p", "a", 2)])
    first, *_ = pages_text(printed(shop, faces=[(island.id, "A")]))
    assert "2 × 1 × 1" in first


def test_a_gondola_of_one_face_has_its_list_beside_the_drawing():
    (text,) = pages_text(printed(dressed(), setup=PrintSetup(per="gondola")))
    assert "2 × 1 × 1" in text
    assert "Face A" in text


def test_the_lists_of_a_gondola_begin_where_its_drawings_leave_room():
    first, *others = pages_text(printed(sample(), setup=PrintSetup(per="gondola"), faces=[("gon-g1", side) for side in SIDES]))
    assert "2000030000054" in first, "the code of the first row stands on the page of the drawings"
    assert sum("2000030000054" in text for text in (first, *others)) == 1


def test_only_the_faces_asked_for_are_printed():
    shop = project(new_gondola("double_gondola", "Milieu"))
    (text,) = pages_text(printed(shop, faces=[(shop.gondolas[0].id, "LEFT_END")]))
    assert "Tête de gondole gauche" in text


def test_a_project_without_furniture_says_so():
    assert "aucun meuble" in pages_text(printed(project()))[0]


def test_markup_and_odd_characters_in_names_stay_text():
    odd = "<b>Œuf & “dur” №5</b> 2 € \x07\u200f"
    shop = project(gondola("g", bay("b", level("l", position("p", "x", 6))), name="<i>&"), products=(product("x", name=odd),))
    text = pages_text(printed(shop))[0]
    assert "<b>Œuf & “dur”" in text
    assert "<i>& · Face A" in text


def test_title_language_and_bookmarks_are_set():
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(printed(dressed())))
    assert reader.metadata.title == "Planogramme – Rayon épicerie"
    assert reader.trailer["/Root"]["/Lang"] == "fr"
    assert [entry.title for entry in reader.outline] == ["g · Face A"]


def test_a_print_can_be_cancelled_and_tells_how_far_it_is():
    heard = []
    shop = project(new_gondola("double_gondola", "Milieu"))
    printed(shop, progress=heard.append)
    assert heard == [0.25, 0.5, 0.75, 1.0]
    with pytest.raises(PrintCancelled):
        printed(shop, cancelled=lambda: True)


@pytest.mark.parametrize("name", ["superette.planogram", "course_family.xlsx", "course_three.xlsx", "retail_small.xlsx"])
def test_the_samples_print_whole_and_readable(name):
    opened = open_file(resource("samples", name))
    pdf = printed(opened.project)
    assert outside(pdf, 12.0) == []
    assert min(text_sizes(pdf)) >= 6.0
    text = "".join(pages_text(pdf))
    for placed in placed_product_ids(opened.project):
        assert placed in text


def test_roles_are_told_in_words():
    shop = two_bays()
    products = (msgspec.structs.replace(shop.products[0], roles=("own_brand",)), *shop.products[1:])
    (page,) = pages_text(printed(msgspec.structs.replace(shop, products=products), setup=PrintSetup(colouring="role")))
    assert FR("role.own_brand") in page and FR("look.no_role") in page and "own_brand" not in page


def test_a_sheet_of_one_bay_gives_that_bays_totals():
    texts = pages_text(printed(two_bays(), setup=PrintSetup(per="bay")))
    assert "Élément 2" in texts[1]
    assert re.search(r"Linéaire au sol\n0,50 m", texts[1])
