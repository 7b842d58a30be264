"""The table of indicators and its words: every row computable, named, explained, in both languages."""

import pytest

from planogram.i18n import LANGUAGES, translator
from planogram.metrics.explain import unit_of
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.measure import measure
from planogram.metrics.reasons import REASONS
from planogram.metrics.sensitivity import QUADRANTS
from tests.builders import two_bays

PRODUCT_KEYS = [key for key, row in INDICATORS.items() if "product" in row.kinds]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_has_its_words(language: str) -> None:
    say = translator(language)
    wanted = [f"indicator.{key}.{part}" for key in INDICATORS for part in ("name", "help", "formula")]
    wanted += [f"reason.{code}" for code in REASONS] + [f"quadrant.{code}" for code in QUADRANTS]
    wanted += [f"operand.{name}" for row in INDICATORS.values() for name in row.operands]
    assert [key for key in wanted if not say.has(key)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_operand_and_note_an_explanation_names_has_a_word(language: str) -> None:
    say, figures = translator(language), measure(two_bays())
    for key in INDICATORS:
        for subject in ("a", "b", None):
            explained = figures.explain(subject, key)
            assert all(say.has(f"operand.{name}") for name, _, _ in explained.operands), key
            assert not explained.note or say.has(f"note.{explained.note}")
            assert all(unit == unit_of(name) for name, _, unit in explained.operands if "per_day" not in name)


@pytest.mark.parametrize("key", PRODUCT_KEYS)
def test_every_product_figure_is_a_column(key: str) -> None:
    figures = measure(two_bays())
    assert len(figures.column(key)) == len(figures.product_ids)


def test_all_kept_figures_are_computed_at_once() -> None:
    figures = measure(two_bays())
    figures.compute_all()
    assert set(PRODUCT_KEYS) <= set(figures.columns)


def test_the_courses_figures_name_their_source() -> None:
    assert [key for key, row in INDICATORS.items() if not row.source and key not in ("positions", "products") and row.kinds != ("score",)] == []
