"""The plain words of HTML, as browsers and word processors hand it over: paragraphs and lines kept, all else left out;
and what it says of the page they are from.

Nothing that the HTML names is fetched: no picture, no style sheet, from wherever.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

_SILENT = frozenset({"script", "style", "head", "title", "template", "noscript", "object", "svg", "math"})
_APART = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "dl", "table", "hr", "figure"})
_LINES = frozenset(
    {"address", "article", "aside", "body", "dd", "div", "dt", "footer", "form", "header", "li", "main", "nav"}
    | {"section", "tr", "pre", "figcaption", "caption"}
)
_SPACES = re.compile(r"[ \t\r\n\v\f]+")


def words(html: str) -> str:
    """The words of HTML, a line for each block, paragraphs a blank line apart; empty where there are none."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return re.sub("\n{3,}", "\n\n", "\n".join(reader.lines)).strip("\n")


class Head(NamedTuple):
    """What HTML says of the page it is from: its address as written there, its title; empty where it says nothing."""

    address: str = ""
    title: str = ""


def head(html: str) -> Head:
    """What HTML says of its page: the canonical address, else the one that its links begin from, and the title."""
    reader = _Head()
    reader.feed(html)
    reader.close()
    return Head(reader.canonical or reader.base, " ".join("".join(reader.title).split()))


class _Head(HTMLParser):
    """Collects what stands in the head of a page; of two of a kind the first counts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.canonical = ""
        self.base = ""
        self.title: list[str] = []
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        there = dict(attrs)
        address = (there.get("href") or "").strip()
        if tag == "base":
            self.base = self.base or address
        elif tag == "link" and "canonical" in (there.get("rel") or "").lower().split():
            self.canonical = self.canonical or address
        self._in_title = tag == "title" and not self.title

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title.append(data)


class _Words(HTMLParser):
    """Collects words in lines; a blank one parts paragraphs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._line: list[str] = []
        self._silent = 0
        self._as_it_stands = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        self._as_it_stands += tag == "pre"
        if tag in ("td", "th"):
            self._line.append(" ")
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        self._as_it_stands = max(0, self._as_it_stands - (tag == "pre"))
        if tag != "br":
            self._break(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        first, *rest = data.split("\n") if self._as_it_stands else (data,)
        self._line.append(first)
        for line in rest:
            self.end_line(even_empty=True)
            self._line.append(line)

    def _break(self, tag: str) -> None:
        if tag == "br":
            self.end_line(even_empty=True)
        elif tag in _APART:
            self.end_line()
            self.lines.append("")
        elif tag in _LINES:
            self.end_line()

    def end_line(self, *, even_empty: bool = False) -> None:
        """End the line that has words on it."""
        line = _SPACES.sub(" ", "".join(self._line)).strip(" ")
        self._line.clear()
        if line or even_empty:
            self.lines.append(line)
