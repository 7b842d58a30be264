"""Wrong planograms print: whatever the sizes, the page's edge stays white, no text is below 6 pt, nothing raises."""

import io

import numpy as np
import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st

from planogram.exchange.image import write_png, write_svg
from planogram.exchange.pdf.planogram import write_pdf
from planogram.exchange.pdf.setup import PrintSetup
from planogram.i18n import translator
from planogram.model.fixture import FLOWS, LEVEL_KINDS, Bay, Level
from planogram.model.orientation import ORIENTATIONS
from planogram.model.position import Position
from planogram.model.product import STYLES, Product
from tests.builders import gondola, project
from tests.exchange.paper import text_sizes

T = translator("fr")
LENGTHS = st.sampled_from((0.0, 0.1, 5.0, 30.0, 90.0, 200.0, 900.0, 5000.0, 1e7))
COUNTS = st.sampled_from((1, 2, 3, 9, 9999))
PRODUCTS = st.builds(
    Product, st.sampled_from(("a", "b")), st.text(max_size=40), family=st.sampled_from(("", "F", "G")), width=LENGTHS, height=LENGTHS, depth=LENGTHS
)
POSITIONS = st.builds(
    Position,
    st.uuids().map(str),
    st.sampled_from(("a", "b", "gone")),
    wide=COUNTS,
    high=COUNTS,
    orientation=st.sampled_from(ORIENTATIONS),
    style=st.sampled_from(STYLES),
    x=st.sampled_from((None, -500.0, 0.0, 9e6)),
    cap_high=st.sampled_from((0, 1, 500)),
    squeeze_pct=st.sampled_from((0.0, 100.0)),
)
LEVELS = st.builds(
    Level,
    st.uuids().map(str),
    st.sampled_from(LEVEL_KINDS),
    elevation=LENGTHS,
    thickness=LENGTHS,
    flow=st.sampled_from(FLOWS),
    positions=st.lists(POSITIONS, max_size=4).map(tuple),
)
BAYS = st.builds(
    Bay,
    st.uuids().map(str),
    LENGTHS,
    LENGTHS,
    back=st.sampled_from(("plain", "perforated", "slatwall", "mesh", "none")),
    levels=st.lists(LEVELS, max_size=3).map(lambda levels: tuple(sorted(levels, key=lambda level: level.elevation))),
)
KINDS = st.sampled_from(("double_gondola", "checkout", "roll", "pallet", "wall_pegs"))
SETUPS = st.builds(PrintSetup, landscape=st.booleans(), per=st.sampled_from(("face", "bay", "gondola")), patterns=st.booleans())


def darkest_at_the_edge(pdf, edge=15):
    darkest, document = 255, pypdfium2.PdfDocument(pdf)
    for page in document:
        ink = np.asarray(page.render(scale=1).to_pil().convert("L"))
        darkest = min(darkest, ink[:edge].min(), ink[-edge:].min(), ink[:, :edge].min(), ink[:, -edge:].min())
        page.close()
    document.close()
    return darkest


@settings(max_examples=15)
@given(st.lists(PRODUCTS, max_size=2), st.lists(BAYS, min_size=1, max_size=4), KINDS, SETUPS)
def test_any_sizes_print_inside_the_page(products, bays, kind, setup):
    shop = project(gondola("g", *bays, kind=kind), products=tuple({one.id: one for one in products}.values()))
    target = io.BytesIO()
    write_pdf(target, shop, T, setup=setup)
    assert darkest_at_the_edge(target.getvalue()) > 250
    assert min(text_sizes(target.getvalue())) >= 6.0
    write_png(io.BytesIO(), shop, T, width_px=60)
    write_svg(io.BytesIO(), shop, T)
