"""The bundled font measures like the program that prints it."""

import json

import pytest
from reportlab.pdfbase import pdfmetrics

from planogram.exchange.font import BOLD, REGULAR, WIDTHS, measurer
from planogram.exchange.pdf.player import register_fonts
from planogram.resources import resource
from scripts.font_widths import tables


@pytest.mark.parametrize("text", ["Confiture d’abricots 370 g", "Œuf – « 3 × 2 » №", "12,50\u00a0€", "", "ﷺ"])
@pytest.mark.parametrize(("bold", "font"), [(False, REGULAR), (True, BOLD)])
def test_widths_are_those_of_the_printed_font(text, bold, font):
    register_fonts()
    assert measurer().width(text, 10.0, bold) == pytest.approx(pdfmetrics.stringWidth(text, font, 10.0), abs=0.02)


def test_there_is_one_measurer():
    assert measurer() is measurer()
    assert measurer().width("WW", 2.0) == pytest.approx(2 * measurer().width("W", 2.0))
    assert measurer().width("m", 10.0, True) > measurer().width("m", 10.0)


def test_the_stored_widths_are_those_of_the_fonts():
    assert json.loads(resource("fonts", WIDTHS).read_text("utf-8")) == tables()
