"""The other printed documents: what they say, and that they keep to the page like the planogram."""

import io
import re
from itertools import combinations, pairwise

import msgspec
import pypdfium2
import pytest

from planogram.exchange.files import open_file
from planogram.exchange.pdf.bill import bill_rows
from planogram.exchange.pdf.book import write_book
from planogram.exchange.pdf.documents import DOCUMENTS, PrintOrder, lay_out, write_document
from planogram.exchange.pdf.setup import PrintSetup
from planogram.exchange.pdf.shelf_labels import SHEETS
from planogram.i18n import translator
from planogram.metrics.checks import check, waive
from planogram.model.edits import positions as edits
from planogram.model.edits.bays import move_bays
from planogram.model.pnm import Pnm, PnmArticle, PnmPlacement
from planogram.model.product import Sales
from planogram.resources import resource
from tests.builders import bay, gondola, level, position, product, project, shelf, two_bays
from tests.exchange.paper import fonts, outside, pages_text, text_sizes

T = translator("fr")


def document(name, shop, **options):
    target = io.BytesIO()
    write_document(target, PrintOrder(name, shop, **options), T)
    return target.getvalue()


def labels(shop, sheet="3x8", faces=None):
    return document("labels", shop, setup=PrintSetup(label_sheet=sheet), faces=faces)


def change_text(old, new, **options):
    return "\n".join(pages_text(document("changes", new, old=old, **options)))


def stocked():
    products = tuple(
        product(f"200000000{n:03}", 90, 200, 80, name=f"Produit n° {n}", family=f"F{n % 3}", units_per_case=5, sale_price=2.0 + n, purchase_price=1.5)
        for n in range(12)
    )
    levels = (level(f"l{k}", *(position(f"p{k}{n}", products[k * 4 + n].id, 2, deep=3) for n in range(4)), elevation=150 + 400 * k) for k in range(3))
    sales = tuple(Sales(item.id, quantity=10.0 + index) for index, item in enumerate(products))
    return project(gondola("g", bay("b", *levels), name="Essai"), products=products, sales=sales)


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
@pytest.mark.parametrize("setup", [PrintSetup(), PrintSetup(landscape=False, per="gondola", patterns=True)])
def test_every_document_keeps_to_the_page_in_readable_embedded_type(name, setup):
    pdf = document(name, stocked(), setup=setup)
    assert outside(pdf, 12.0) == []
    assert min(text_sizes(pdf)) >= 6.0
    assert all(fonts(pdf).values())
    assert "Page 1 / " in pages_text(pdf)[0]
    assert document(name, stocked(), setup=setup) == pdf


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_an_empty_project_gives_one_page_that_says_so(name):
    (text,) = pages_text(document(name, project()))
    assert re.search("rien à imprimer|aucun meuble|Références|Aucun constat", text)


def test_the_filling_list_goes_level_by_level_with_cases():
    (text,) = pages_text(document("filling", stocked()))
    assert text.index("niveau 1 · 15 cm · Sol") < text.index("niveau 2 · 55 cm · Sol") < text.index("niveau 3 · 95 cm · Mains")
    assert re.search(r"1\n200000000000\nProduit n° 0\n2 × 1 × 3\n6\n2\n", text)


def test_end_caps_share_the_page_of_the_face_before_them_and_each_line_comes_once():
    shop = open_file(resource("samples", "superette.planogram")).project
    texts = pages_text(document("filling", shop, faces={("gon-g1", side) for side in ("A", "B", "LEFT_END", "RIGHT_END")}))
    assert [text.splitlines()[0] for text in texts] == ["Gondole 1 · Face A", "Gondole 1 · Face B · Tête de gondole gauche · Tête de gondole droite"]
    assert "Tête de gondole gauche · Élément 1 · niveau 1 · 15 cm · Sol" in texts[1]
    gondola = next(one for one in shop.gondolas if one.id == "gon-g1")
    positions = [item for face in gondola.faces for bay_ in face.bays for one in bay_.levels for item in one.positions]
    assert sum(len(re.findall(r"^\d+ × \d+ × \d+$", text, re.MULTILINE)) for text in texts) == len(positions)


def test_the_bill_counts_parts_and_pieces():
    pnm = Pnm((PnmArticle("STOP", "Stop-rayon"),), (PnmPlacement("x", "STOP", "level", quantity=3),))
    (text,) = pages_text(document("bill", msgspec.structs.replace(stocked(), pnm=pnm)))
    assert "Tablette\n100 × 50 cm\n3" in text
    assert "Montant\n180 cm\n2" in text
    assert "STOP – Stop-rayon\n3" in text


def test_furniture_without_a_part_has_no_heading_in_the_bill():
    shop = project(gondola("g", name="Sans élément"), gondola("h", bay("b", level("l")), name="Garnie"))
    headings = [row.cells[0] for row in bill_rows(shop, T) if row.heading]
    assert [words.partition(" · ")[0] for words in headings] == ["Garnie", "Ensemble du magasin"]


def test_the_indices_are_those_of_the_screen():
    from planogram.metrics.measure import measure

    shop = stocked()
    text = pages_text(document("indices", shop))
    figures = measure(shop)
    first = shop.products[0]
    assert f"{T.number(figures.value(first.id, 'is_revenue'), 2)}" in text[0]
    assert "IS marge" in text[-1]


def test_words_of_the_matrix_are_crossed_by_no_line_and_lie_under_no_point():
    shop = open_file(resource("samples", "superette.planogram")).project
    pdf = pypdfium2.PdfDocument(document("indices", shop))
    page = pdf[len(pdf) - 1]
    words = page.get_textpage()
    boxes = [(words.get_text_bounded(*box), box) for box in (words.get_rect(n) for n in range(words.count_rects()))]
    found = dict(sorted(boxes, key=lambda one: -one[1][1]))
    foot, middle = found["0"][3], (found["1"][0] + found["1"][2]) / 2
    crossed = [text for text, box in boxes if box[0] < middle < box[2] and foot + 5.0 < box[1] < page.get_height() - 90.0]
    assert crossed == []
    assert found["réduire"][3] < foot and found["revoir la marge"][3] < foot, "below the field"
    assert found["promouvoir"][1] > max(box[1] for text, box in boxes if text == "3"), "above it"


@pytest.mark.parametrize("landscape", [True, False])
def test_the_matrix_says_what_its_colours_stand_for(landscape):
    matrix = pages_text(document("indices", stocked(), setup=PrintSetup(landscape=landscape)))[-1]
    assert [line for line in matrix.splitlines() if line in ("F0", "F1", "F2")] == ["F0", "F1", "F2"]


def test_findings_are_told_place_by_place_with_accepted_ones_last():
    shop = shelf(position("p", "a", 12))
    (text,) = pages_text(document("findings", shop))
    assert "1 erreur" in text
    assert "200 mm de trop" in text
    (finding,) = [one for one in check(shop) if one.code == "fit_width"]
    (text,) = pages_text(document("findings", waive(shop, finding, "meuble élargi lundi")))
    assert "0 erreur" in text
    assert text.index("Constats acceptés") < text.index("Accepté : meuble élargi lundi")


def test_the_findings_of_a_face_are_also_those_of_its_products():
    two = [gondola(name, bay(f"b{name}", level(f"l{name}", position(f"{name}1", name))), name=name) for name in ("a", "b")]
    shop = project(*two, products=(product("a", name="Thé"), product("b", name="Riz")))
    (text,) = pages_text(document("findings", shop, faces={("a", "A")}))
    assert "Thé montre 10 cm" in text.replace("\u00a0", " ") and "Riz" not in text


def test_labels_carry_price_unit_price_and_barcode_in_shelf_order():
    tea = product("2000000000015", name="Thé vert", sale_price=2.0, vat_pct=5.5, net_content=0.25, net_unit="kg")
    own = product("THE-1", name="Thé noir")
    shop = project(gondola("g", bay("b", level("l", position("p", own.id), position("q", tea.id), position("r", tea.id)))), products=(tea, own))
    pdf = labels(shop)
    (text,) = pages_text(pdf)
    assert text.index("Thé noir") < text.index("Thé vert")
    assert text.count("Thé vert") == 1
    assert "2,11 €" in text
    assert "8,44 € / kg" in text
    assert "THE-1" in text
    assert re.search(r"2\s*000000\s*000015", text)
    assert all(fonts(pdf).values())
    assert len(pages_text(labels(stocked(), sheet="3x8"))) == 1


@pytest.mark.parametrize("code", ["2000000000015", "054490004819"])
def test_the_barcode_has_the_thirty_bars_of_its_kind(code):
    tea = product(code, name="Thé vert")
    shop = project(gondola("g", bay("b", level("l", position("q", tea.id)))), products=(tea,))
    document = pypdfium2.PdfDocument(labels(shop))
    picture = document[0].render(scale=10).to_pil().convert("L")
    document.close()
    box = SHEETS["3x8"]
    y = round((box.top + box.height) * 72 / 25.4 * 10 - 250)
    dark = [picture.getpixel((x, y)) < 128 for x in range(120, 1150)]
    bars = sum(after and not before for before, after in pairwise(dark))
    assert bars == 30


@pytest.mark.parametrize("sheet", sorted(SHEETS))
def test_what_is_written_on_a_label_stays_on_it_clear_of_the_papers_edge(sheet):
    names = ("Thé", "Confiture extra de fraises des bois du verger ancien cueillies à la main, allégée en sucres", "Œufs plein air × 12")
    fields = {"sale_price": 1234.5, "net_content": 0.37, "net_unit": "kg", "brand": "Maison des Confitures Artisanales du Haut-Jura"}
    codes = ("20000011", "2000000000015", "THE-1")
    stock = tuple(product(code, name=name, family="Épicerie sucrée", **fields) for code, name in zip(codes, names, strict=True))
    shop = project(gondola("g", bay("b", level("l", *(position(item.id, item.id) for item in stock * 3)))), products=stock, currency="MAD")
    page = pypdfium2.PdfDocument(labels(shop, sheet=sheet))[0]
    words, form, mm = page.get_textpage(), SHEETS[sheet], 72 / 25.4
    boxes = [words.get_rect(n) for n in range(words.count_rects())]
    for left, _, right, top in boxes:
        column = int((left / mm - form.left) // form.across)
        start = form.left + form.across * column
        assert start * mm + 7.0 < left and right < (start + form.width) * mm - 7.0
        assert left > 12.0 and right < page.get_width() - 12.0, "printers leave four millimetres white"
        assert top < page.get_height() - form.top * mm - 5.0
    assert all(one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1] for one, other in combinations(boxes, 2))


@pytest.mark.parametrize("sheet", sorted(SHEETS))
def test_the_price_stands_clear_of_the_name_above_it(sheet):
    name = "Apéritif sans sucres ajoutés, édition limitée, format familial 125 g"
    tea = product("2000000000015", name=name, sale_price=2.72, brand="Marque")
    shop = project(gondola("g", bay("b", level("l", position("q", tea.id)))), products=(tea,))
    page = pypdfium2.PdfDocument(labels(shop, sheet=sheet))[0]
    words = page.get_textpage()
    boxes = [(words.get_text_bounded(*box).strip(), box) for box in (words.get_rect(n) for n in range(words.count_rects()))]
    lowest = min(bottom for text, (_, bottom, _, _) in boxes if len(text) > 5 and text in name)
    ((_, _, _, top),) = (box for text, box in boxes if "€" in text)
    assert lowest - top > 3.0


def test_a_long_name_is_on_its_label_whole():
    name = "Lessive liquide fraîcheur des alpages concentrée 45 lavages bidon de 2,25 L"
    tea = product("2000000000015", name=name)
    text = pages_text(labels(project(gondola("g", bay("b", level("l", position("q", tea.id)))), products=(tea,))))[0]
    assert name in text.replace("\n", " ")


def test_names_on_the_change_sheet_have_the_room_short_places_leave():
    name = "Céréales sans sucres ajoutés, édition limitée, format familial 100 g"
    old = two_bays()
    old = msgspec.structs.replace(old, products=(msgspec.structs.replace(old.products[0], name=name), *old.products[1:]))
    assert name in change_text(old, edits.remove(old, ["a1"]))


def test_the_change_sheet_says_what_to_do_and_how_long_it_takes():
    old = two_bays()
    new = edits.remove(old, ["c1"])
    new = edits.move(new, ["a2"], "top", 0)
    new = edits.add_facings(new, ["b1p"], 1)
    text = change_text(old, new)
    assert "3 opérations · environ 3 min" in text
    for words in ("Retirer\nc", "Déplacer\na", "Modifier\nb", "3 × 1 × 1 → 4 × 1 × 1", "É2 N1 · place 1", "É2 N2 · place 1"):
        assert words in text


def test_the_change_sheet_says_how_a_block_is_turned_and_how_a_new_one_stands():
    old = two_bays()
    new = edits.change(old, ["a1"], orientation="side")
    assert "Orientation : De face → De côté" in change_text(old, new).replace("\n", "").replace("\u00a0", " ")
    both = change_text(old, edits.change(old, ["a1"], wide=3, orientation="side"))
    assert both[both.index("2 × 1 × 1 →") : both.index("\n0,8")].count("\n") == 1, "two lines, not three"
    assert "2 × 1 × 1 · De côté" in change_text(edits.remove(old, ["a1"]), new)


def test_a_moved_bay_is_one_line_of_the_change_sheet():
    old = two_bays()
    first = old.gondolas[0].faces[0].bays[0]
    carried = sum(len(level.positions) for level in first.levels)
    text = change_text(old, move_bays(old, [first.id], "g", "A", 2))
    assert "1 opération · environ 0 min, montage du mobilier non compris" in text
    for words in ("Mobilier", f"Élément · avec {carried} emplacements", "élément 1", "élément 2"):
        assert words in text
    assert "Déplacer" in text
    assert "Product" not in text


def test_two_equal_versions_need_no_hand():
    assert "rien à faire" in change_text(two_bays(), two_bays())


def test_a_comparison_shows_figures_drawings_and_steps():
    old = msgspec.structs.replace(two_bays(), version="1")
    new = msgspec.structs.replace(edits.add_facings(edits.remove(old, ["c1"]), ["b1p"], 2), version="2")
    pdf = document("comparison", new, old=old)
    first, drawing, steps = pages_text(pdf)
    assert "Version 1 comparée à la version 2" in first
    assert re.search(r"Product b · b\nFacings\n3\n5\n\+2", first)
    assert "g · Face A" in drawing
    assert "Retirer" in steps
    assert outside(pdf, 12.0) == []
    assert min(text_sizes(pdf)) >= 6.0


def test_the_change_sheet_keeps_to_the_faces_asked_for_and_to_the_rates_of_the_project():
    old = project(gondola("g", bay("b", level("l", position("p", "a")))), gondola("h", bay("c", level("m", position("q", "b")))))
    new = edits.remove(old, ["p", "q"])
    slow = msgspec.structs.replace(new, settings=msgspec.structs.replace(new.settings, minutes_remove=7.0))
    assert "environ 14 min" in change_text(old, slow)
    alone = change_text(old, slow, faces={("h", "A")})
    assert "environ 7 min" in alone
    assert "g · Face A" not in alone


def test_without_dimensions_bands_and_legend_the_drawing_alone_is_left():
    bare = PrintSetup(dimensions=False, bands=False, legend=False)
    full, text = (pages_text(document("planogram", stocked(), setup=setup))[0] for setup in (PrintSetup(), bare))
    for words in ("Mains", "F1", "100 cm", "Niv. 1"):
        assert (words in full, words in text) == (words in full, False)
    assert "Mains" in full
    assert "Échelle" in text


def test_one_page_of_many_can_be_drawn_alone():
    book = lay_out(PrintOrder("filling", stocked()), T)
    whole, alone = io.BytesIO(), io.BytesIO()
    write_book(whole, book, T)
    write_book(alone, book, T, only=len(book.pages) - 1)
    assert pages_text(alone.getvalue()) == pages_text(whole.getvalue())[-1:]


def test_much_advice_of_one_rule_is_said_once_with_the_products_it_is_about() -> None:
    products = tuple(product(f"p{n}", name=f"Produit {n}", width=100.0) for n in range(8))
    sales = tuple(Sales(f"p{n}", revenue=100.0 if n < 4 else 10.0, margin=10.0 if n < 4 else 1.0, quantity=5.0) for n in range(8))
    blocks = (position(f"at{n}", f"p{n}", 2) for n in range(8))
    shop = project(gondola("g", bay("b", level("l", *blocks, elevation=150), width=2000), name="Essai"), products=products, sales=sales)
    under = [one for one in check(shop) if one.code == "under_exposed"]
    over = [one for one in check(shop) if one.code == "over_exposed"]
    assert (len(under), len(over)) == (4, 4)
    text = " ".join(pages_text(document("findings", shop))).replace("\n", " ")
    assert text.count(T("finding.under_exposed.why")) == text.count(T("finding.over_exposed.why")) == 1 and "4 ×" in text
    assert all(f"Produit {n} (0,20 → " in text for n in range(8))
    fewer = waive(waive(shop, under[0], "promotion"), over[0], "promotion")
    text = " ".join(pages_text(document("findings", fewer))).replace("\n", " ")
    assert (
        "4 ×" not in text
        and text.count("indice CA") == 8
        and text.index("Produits et assortiment") < text.index("Constats acceptés")
        and text.count("promotion") == 2
    )


def test_the_title_of_a_page_says_which_bays_it_shows_however_long_the_name():
    walls = [
        gondola("g", *(bay(f"b{n}") for n in range(10)), name=name) for name in ("Mur de dix travées à un produit", "Très long nom de mural " * 4)
    ]
    for wall in walls:
        pages = pages_text(document("planogram", project(wall), setup=PrintSetup(landscape=True)))
        headers = [line for line in "\n".join(pages).splitlines() if line.startswith(wall.name[:8])]
        assert [header.partition(" · ")[2] for header in headers] == ["Face A · Éléments 1 à 5", "Face A · Éléments 6 à 10"]
        assert "…" not in headers[0] or wall is walls[1]


def test_a_place_on_the_change_sheet_has_the_room_that_the_paper_leaves():
    old = msgspec.structs.replace(two_bays(), gondolas=(msgspec.structs.replace(two_bays().gondolas[0], name="Mural des boissons fraîches"),))
    new = move_bays(old, ["b2"], "g", "A", 0)
    assert "Mural des boissons fraîches · Face A · élément 2" in change_text(old, new)


def test_the_line_below_the_title_stays_whole_beside_the_provenance_on_portrait_paper():
    old = two_bays()
    pdf = document("changes", move_bays(old, ["b2"], "g", "A", 0), old=old, setup=PrintSetup(landscape=False))
    page = pypdfium2.PdfDocument(pdf)[0]
    words, width = page.get_textpage(), page.get_width()
    assert "montage du mobilier non compris" in words.get_text_range()
    boxes = [words.get_rect(n) for n in range(words.count_rects())]
    header = [box for box in boxes if box[1] > page.get_height() - 70]
    left, right = [box for box in header if box[0] < 30], [box for box in header if box[2] > width - 90]
    assert max(box[2] for box in left) < min(box[0] for box in right)


def test_the_bill_lists_a_part_from_short_to_long_with_the_decimals_of_the_language():
    widths = (1330.0, 900.0, 665.0)
    shop = project(gondola("g", *(bay(f"b{n}", level(f"l{n}", depth=400), width=width) for n, width in enumerate(widths))))
    for language, half in (("fr", "66,5"), ("en", "66.5")):
        rows = [row.cells for row in bill_rows(shop, translator(language))]
        shelves = [size for _, size, _ in rows if size.endswith("× 40 cm")]
        assert shelves == [f"{half} × 40 cm", "90 × 40 cm", "133 × 40 cm"]
