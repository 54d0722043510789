"""Sentences that can be translated: a template in English, and what goes into its gaps.

A sentence keeps its template and values apart until it is read, so a translation replaces the template and nothing
else. A value is text, a number, another sentence, or a list of such; lists are joined by the words of `AND` and `TO`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

Value: TypeAlias = "str | int | Sentence | Listing"
Translate: TypeAlias = Callable[[str], str]

AND = "{first} and {last}"
COMMA = "{first}, {last}"
TO = "{first} → {last}"


def in_english(template: str) -> str:
    """The template itself: English is what they are written in."""
    return template


class Listing(NamedTuple):
    """Several values in a row: "1, 2 and 3", or with arrows between them."""

    values: tuple[Value, ...]
    arrows: bool = False

    def text(self, translate: Translate = in_english) -> str:
        words = [read(value, translate) for value in self.values]
        if not words:
            return ""
        joined = words[0]
        for place, word in enumerate(words[1:], start=2):
            template = TO if self.arrows else AND if place == len(words) else COMMA
            joined = translate(template).format(first=joined, last=word)
        return joined


class Sentence(NamedTuple):
    """A template with named gaps, and the values for them."""

    template: str
    values: tuple[tuple[str, Value], ...] = ()

    def text(self, translate: Translate = in_english) -> str:
        """The sentence in words; `translate` turns the English template into another language's."""
        return translate(self.template).format(**{name: read(value, translate) for name, value in self.values})

    def __str__(self) -> str:
        return self.text()


def say(template: str, **values: Value) -> Sentence:
    """A sentence from its template and values."""
    return Sentence(template, tuple(values.items()))


def read(value: Value, translate: Translate) -> str:
    """A value in words."""
    return value.text(translate) if isinstance(value, Sentence | Listing) else str(value)


def listed(values: Sequence[Value], most: int = 6) -> Listing:
    """Values in a row, the rest of a long row counted: "1, 2, 3 and 40 more"."""
    if len(values) <= most:
        return Listing(tuple(values))
    return Listing((*values[: most - 1], say("{count} more", count=len(values) - most + 1)))
