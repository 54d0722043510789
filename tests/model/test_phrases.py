"""Phrases keep their template and what went into it, so that another language can say them."""

from __future__ import annotations

from moot.model.phrases import Count, phrase, told

_GERMAN = {"{pages} pages of {paper}": "{pages} Seiten {paper}", "Refused: {why}": "Abgelehnt: {why}"}


def _german(template: str) -> str:
    return _GERMAN.get(template, template)


def _points(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def test_a_large_number_parts_its_thousands_as_the_language_does() -> None:
    many = phrase("{pages} pages of {paper}", pages=Count(12000), paper="A4")
    assert many == "12,000 pages of A4"
    assert told(many, _german, _points) == "12.000 Seiten A4"


def test_a_phrase_within_a_phrase_is_told_with_its_numbers() -> None:
    why = phrase("{pages} pages of {paper}", pages=Count(1500), paper="A3")
    assert told(ValueError(phrase("Refused: {why}", why=why)), _german, _points) == "Abgelehnt: 1.500 Seiten A3"


def test_other_numbers_stay_as_they_are() -> None:
    assert told(phrase("{pages} pages of {paper}", pages=2026, paper="A4"), _german, _points) == "2026 Seiten A4"
