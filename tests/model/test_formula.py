"""Formulas as people type them: what they give, how they are refused, and that nothing typed ever raises or runs."""

import builtins
import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planogram.model.formula import BadFormula, Reading, expression, is_formula, template
from planogram.model.formula_tokens import squeezed
from planogram.model.formula_values import FUNCTIONS, Answer, text_of

VALUES: dict[str, Answer] = {"brand": "Riva", "ca": 350.0, "facings": 3, "none": None, "zero": 0.0, "yes": True, "weight": "12,5", "CA HT": 7.0}
READING = Reading(VALUES.get, ",", ("non", "oui"))


def value(text: str) -> Answer:
    return expression(text).value(READING)


def written(text: str) -> str:
    return template(text).written(READING, lambda name: f"<{name}>" if name == "ca" else None)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("=1+2*3", 7.0),
        ("=(1+2)×3", 9.0),
        ("=1,5 + 1.5", 3.0),
        ("=-2^2", 4.0),
        ("=10%", 0.1),
        ("=ca/facings", 350 / 3),
        ("=round(ca/facings; 1)", 116.7),
        ("=round(ca / facings, 1)", 116.7),
        ("=ARRONDI(2,5;0)", 3.0),
        ("=round(-2.5)", -3.0),
        ("=round(1.005; 2)", 1.01),
        ("=max(1;none;3)", 3.0),
        ("=min(none)", None),
        ("=somme(1;2;3) / moyenne(2;4)", 2.0),
        ("=ca/zero", None),
        ("=none+1", None),
        ("=brand*2", None),
        ("=weight*2", 25.0),
        ("=[CA HT]+1", 8.0),
        ("=CA HT+1", 8.0),
        ("=2^5000", None),
        ("=(-1)^0,5", None),
        ('=si(ca>300;"oui";"non")', "oui"),
        ('=if(none>300;"a";"b")', None),
        ('=sierreur(ca/zero;"?")', "?"),
        ("=brand=“RIVA”", True),
        ("=et(ca>1; non(zero))", True),
        ('=gauche(brand;2)&droite(brand)&""""', 'Ria"'),
        ("=nbcar(brand)", 4),
        ("=fixed(2;2)", "2,00"),
        ("=2≥2", True),
        ("=7÷2−1", 2.5),
    ],
)
def test_what_formulas_give(text: str, result: Answer) -> None:
    assert value(text) == (pytest.approx(result) if isinstance(result, float) else result)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("{brand} {facings}×2", "Riva 3×2"),
        ("{ca} = {=ca}", "<ca> = 350"),
        ("{none}", "–"),
        ('=round(ca / facings, 1) & " €"', "116,7 €"),
        ("a {{b}} {= ca / zero }", "a {b} –"),
        ('{="}" & brand}', "}Riva"),
        ("{yes}", "oui"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_what_labels_say(text: str, result: str) -> None:
    assert written(text) == result


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("=", "empty", 1),
        ("{}", "empty", 1),
        ("{brand", "unclosed", 0),
        ("brand}", "unexpected", 5),
        ("=(1+2", "unclosed", 1),
        ("=1+", "unfinished", 3),
        ("=1 2", "unexpected", 3),
        ("=foo(1)", "unknown_function", 1),
        ("=abs(1;2)", "arguments", 1),
        ('="abc', "unclosed", 1),
        ("x {=1 $ 2}", "unexpected", 6),
        ("=" + "(" * 60, "too_deep", None),
        ("=" + "1" * 600, "too_long", 500),
        ("=9**9", "unexpected", 3),
        ("=a.b", "unexpected", 2),
    ],
)
def test_what_means_nothing_is_refused_with_its_place(text: str, code: str, at: int | None) -> None:
    with pytest.raises(BadFormula) as refused:
        template(text)
    assert refused.value.code == code and at in (None, refused.value.at)


def test_names_are_told_with_their_place() -> None:
    assert template("{brand}: {=ca/[CA HT]}").names == (("brand", 1), ("ca", 11), ("CA HT", 14))


def test_every_function_goes_by_a_squeezed_name() -> None:
    assert all(name == squeezed(name) for name in FUNCTIONS)


def test_formulas_are_told_from_keys() -> None:
    assert is_formula("=1") and is_formula("a {b}") and not is_formula("is_revenue")


WORDS = ("brand", "ca", "none", "zero", "round(", "si(", "left(", "1,5", "9e9", "__import__('os')", "eval(")
SIGNS = st.sampled_from([*'=+-*/^&%();,<>{}[]"“”. ', *WORDS])


@given(st.lists(SIGNS, max_size=30).map("".join) | st.text(max_size=60))
@example("=" + "&".join("9" * 200))
@example("=" + "-" * 490 + "1")
@example("={x.__class__}")
@example("=left(brand;9e9)")
def test_any_text_gives_a_text_or_is_refused(text: str) -> None:
    for source in (text, "=" + text, "{" + text + "}"):
        try:
            label = template(source)
        except BadFormula as refused:
            assert 0 <= refused.at <= len(source)
            continue
        answer = label.value(READING)
        assert isinstance(label.written(READING, lambda _: None), str)
        assert not isinstance(answer, float) or math.isfinite(answer)


@given(st.text(max_size=60))
def test_nothing_typed_is_run(text: str) -> None:
    def forbidden(*_: object, **__: object) -> object:
        raise AssertionError("something typed was run")

    kept = {name: getattr(builtins, name) for name in ("eval", "exec", "compile", "__import__")}
    try:
        for name in ("eval", "exec", "compile"):
            setattr(builtins, name, forbidden)
        for source in ("=" + text, "{" + text + "}", f"=eval({text})", f"={text}.__class__"):
            try:
                template.__wrapped__(source).value(READING)
            except BadFormula:
                continue
    finally:
        for name, function in kept.items():
            setattr(builtins, name, function)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_written_without_surprises(number: float) -> None:
    text = text_of(number, READING)
    assert "e" not in text and "." not in text and math.isclose(float(text.replace(",", ".")), number, rel_tol=0.006, abs_tol=1e-9)
