"""The PNM plan read back: a page per dressed bay, numbers on the drawing and in the list, the articles at the end."""

import io
from datetime import date

from pypdf import PdfReader

from planogram.exchange.pdf.documents import PrintOrder, write_document
from planogram.exchange.pdf.pnm_steps import pnm_rows
from planogram.exchange.pdf.setup import PrintSetup
from planogram.i18n import translator
from planogram.model.edits.pnm import move, new_placement, place, remove
from planogram.model.pnm import Pnm, PnmProcess, PnmVersion
from planogram.model.pnm_catalogue import article_of
from planogram.model.project import Project
from planogram.model.values import changed
from tests.builders import two_bays
from tests.exchange.paper import outside, pages_text, text_sizes

T = translator("fr")


def dressed() -> Project:
    articles = (
        article_of("ticket_strip", "REG-39", "Réglette 39", unit_cost=2.4),
        article_of("header", "FRO-N", "Fronton Noël", documents=("pose-fronton.pdf",)),
        article_of("back_graphic", "FOND-1", "Fond imprimé"),
    )
    version = PnmVersion("FRO-N", "Noël 2026", valid_to=date(2026, 12, 26))
    project = changed(two_bays(), pnm=Pnm(articles, versions=(version,)))
    pieces = [new_placement(project, "REG-39", "SHELF_EDGE", level) for level in ("low", "high")]
    pieces += [new_placement(project, "FRO-N", "TOP", "b2", version="Noël 2026"), new_placement(project, "FOND-1", "BACK", "b2", quantity=2)]
    return place(project, pieces)


def plan(project: Project, *, landscape: bool = True) -> bytes:
    target = io.BytesIO()
    write_document(target, PrintOrder("pnm_plan", project, PrintSetup(landscape=landscape)), T)
    return target.getvalue()


def test_a_page_per_dressed_bay_and_the_articles() -> None:
    first, second, articles = pages_text(plan(dressed()))
    assert "Élément 1" in first and "nez de tablette, niveau 2" in first and "REG-39" in first
    assert "Fronton Noël · Noël 2026 · jusqu’au" in " ".join(second.split()) and "pose-fronton.pdf" in second
    assert "couronnement" in second and "fond" in second
    assert "4,80" in articles and "coût inconnu" in articles


def test_on_upright_paper_the_list_stands_below_a_drawing_that_takes_the_width() -> None:
    def title_places(landscape: bool) -> list[float]:
        found: list[float] = []
        page = PdfReader(io.BytesIO(plan(dressed(), landscape=landscape))).pages[0]
        page.extract_text(visitor_text=lambda text, _cm, tm, *_: found.append(tm[5]) if text.strip() == T("pnm.col.host") else None)
        return found

    (below,), (beside,) = title_places(False), title_places(True)
    assert below < 842 / 3 and beside > 595 / 2
    assert outside(plan(dressed(), landscape=False), 12.0) == []


def test_every_number_of_the_list_is_on_the_drawing() -> None:
    first, second, _ = pages_text(plan(dressed()))
    for page in (first, second):
        assert [page.split().count(number) >= 2 for number in ("1", "2")] == [True, True]


def test_everything_is_readable_and_inside_the_page() -> None:
    pdf = plan(dressed())
    assert min(text_sizes(pdf)) >= 6.0
    assert outside(pdf, 10.0) == []


def test_without_pieces_it_says_so() -> None:
    (text,) = pages_text(plan(two_bays()))
    assert "rien à imprimer" in text


def test_the_report_tells_families_processes_modes_and_needs() -> None:
    project = dressed()
    project = changed(project, pnm=changed(project.pnm, processes=(PnmProcess("Pose", "Commande", "Marketing", "Imprimeur", rule="par opération"),)))
    target = io.BytesIO()
    write_document(target, PrintOrder("pnm_report", project), T)
    diagnostic, processes, modes, needs = pages_text(target.getvalue())
    assert "Ensemble" in diagnostic and "Imprimeur" in processes
    assert "Fronton Noël" in modes and "FOND-1" in needs
    assert "Libres en central" in needs and "Surcommande" in needs and "…" not in needs
    assert not outside(target.getvalue(), 10.0)


def test_the_change_sheet_lists_pieces_to_put_up_move_and_take_down() -> None:
    old = dressed()
    *_, header, graphic = old.pnm.placements
    new = remove(move(old, graphic.id, "BACK", "b1", 10.0, 0.0), [header.id])
    new = place(new, [new_placement(new, "REG-39", "SHELF_EDGE", "other")])
    target = io.BytesIO()
    write_document(target, PrintOrder("changes", new, old=old), T)
    (text,) = pages_text(target.getvalue())
    assert "PNM à poser, déplacer, retirer" in text
    assert all(word in text for word in ("Retirer", "Déplacer", "Poser", "Fronton Noël", "Fond imprimé"))
    gondola = old.gondolas[0].id
    assert len(pnm_rows(old, new, T, {(gondola, "A")})) == 4
    assert pnm_rows(old, new, T, {(gondola, "B")}) == []
    assert pnm_rows(old, old, T) == []


def test_equal_pieces_of_a_bay_are_one_line_of_the_change_sheet() -> None:
    old = dressed()
    new = place(old, [new_placement(old, "REG-39", "SHELF_EDGE", level) for level in ("low", "high", "other")])
    heading, *rows = [row.cells for row in pnm_rows(old, new, T)]
    assert heading[0] == "PNM à poser, déplacer, retirer · g · Face A"
    assert [(cells[5], cells[6]) for cells in rows] == [
        ("élément 1 · niveaux 1, 2 · nez de tablette 0 mm", "2 pièces"),
        ("élément 2 · niveau 1 · nez de tablette 0 mm", "1 pièce"),
    ]
    assert [row.cells[1] for row in pnm_rows(new, old, T)[1:]] == ["Retirer", "Retirer"]
