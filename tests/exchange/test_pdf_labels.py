"""Labels on paper say what they say on the shelf: fields, figures and typed formulas."""

import io

from planogram.exchange.pdf.planogram import write_pdf
from planogram.exchange.pdf.setup import PrintSetup
from planogram.i18n import translator
from tests import builders
from tests.exchange.paper import pages_text


def test_a_typed_label_is_printed() -> None:
    buffer, setup = io.BytesIO(), PrintSetup(label_fields=('=code & "/" & facings_wide & "/" & revenue',), product_list=False)
    write_pdf(buffer, builders.two_bays(), translator("fr"), setup=setup)
    text = "".join(pages_text(buffer.getvalue())[0].split())
    assert "a/2/100" in text and "c/1/80" in text and "Producta" not in text
