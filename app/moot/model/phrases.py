"""Texts that can be said in another language: English words that still know their template and what went into it.

Everything below the windows speaks English: labels of edits, refusals, faults of files. A `Phrase` is such a text and
works like any other; whoever shows it to a person asks `told` for it in that person's language.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Translate: TypeAlias = Callable[[str], str]
Number: TypeAlias = Callable[[int], str]


class Count(int):
    """A number that may be large, as a value of a phrase: `12,000`, in another language as that one parts thousands."""

    def __str__(self) -> str:
        return f"{int(self):,}"


class Phrase(str):
    """A text made from a template with named gaps. A value that is a phrase is translated too; other text is not."""

    __slots__ = ("_opens", "_template", "_values")

    _template: str
    _values: dict[str, object]
    _opens: bool

    def __str__(self) -> str:
        return self  # not a plain copy: an exception's text stays a phrase

    def opening(self) -> Phrase:
        """The same at the head of a sentence, with a capital letter."""
        return _made(self._template, self._values, opens=True)

    def told(self, translate: Translate, number: Number = str) -> str:
        """The text in another language; `translate` gives that language's template for an English one."""
        values = {name: _value(value, translate, number) for name, value in self._values.items()}
        text = translate(self._template)
        text = text.format(**values) if values else text
        return text[:1].upper() + text[1:] if self._opens else text


def phrase(template: str, **values: object) -> Phrase:
    """A phrase from its template and values; a template without values is taken as it is, braces and all."""
    return _made(template, values, opens=False)


def told(text: str | BaseException, translate: Translate, number: Number = str) -> str:
    """A text from below, or what an exception says, in another language; `number` writes each `Count` in it.

    What is no phrase is a template itself where the catalogue knows it, and else stays as it is.
    """
    words = text if isinstance(text, str) else text.args[0] if text.args else ""
    if isinstance(words, Phrase):
        return words.told(translate, number)
    return translate(words) if isinstance(words, str) and words else str(text)


def _value(value: object, translate: Translate, number: Number) -> object:
    if isinstance(value, Phrase):
        return value.told(translate, number)
    return number(value) if isinstance(value, Count) else value


def _made(template: str, values: dict[str, object], *, opens: bool) -> Phrase:
    text = template.format(**values) if values else template
    made = Phrase(text[:1].upper() + text[1:] if opens else text)
    made._template, made._values, made._opens = template, values, opens
    return made
