"""Where words that are dragged here are from, as far as the drag says: the address of their page, what it is called.

Browsers tell the page beside the words, each in a format of its own; word processors have a title in their HTML.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QUrl

from moot.drawing.legible import legible

WEB = frozenset({"http", "https", "ftp"})

_PAGES = (
    "text/x-moz-url-priv",  # Firefox
    "chromium/x-source-url",  # Chromium on Linux
    "Chromium internal source URL",  # and on Windows
)
_HEADED = "HTML Format"  # how Windows hands HTML over: lines about it come first
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'  # what Qt calls the formats it has no other name for
_HEAD = 4_000  # bytes, or characters, in which what is said of a page is looked for; the rest is words
_LONGEST = 200  # characters of a title that somebody can tell a page by


class Origin(NamedTuple):
    """A web address, a name, both or neither."""

    address: str = ""
    name: str = ""

    def __bool__(self) -> bool:
        return bool(self.address or self.name)


def origin_of(data: QMimeData) -> Origin:
    """What a drag says of the page its words are from. Of a file only its name is told, never its folder."""
    from moot.formats.html_text import Head, head

    told = head(data.html()[:_HEAD]) if data.hasHtml() else Head()
    title = "".join(char for char in told.title if char.isprintable())
    if len(title) > _LONGEST or not legible(title):
        title = ""
    for address in (*_pages(data), _in_lines(data), told.address):
        url = QUrl(address, QUrl.ParsingMode.StrictMode)
        if url.scheme() in WEB and url.host():
            return Origin(written(url), title)
        if url.isLocalFile() and url.fileName():
            return Origin(name=title or url.fileName().rpartition(".")[0] or url.fileName())
    return Origin(name=title)


def written(url: QUrl) -> str:
    """An address as it is kept: never with the name or password of a user."""
    plain = QUrl(url)
    if url.userInfo():
        plain.setAuthority(url.authority().rpartition("@")[2])
    return bytes(plain.toEncoded().data()).decode()


def _pages(data: QMimeData) -> list[str]:
    """The addresses that browsers tell."""
    names = [name.format(page) for page in _PAGES for name in ("{}", _WINDOWS)]
    return [_text(bytes(data.data(name).data())) for name in names]


def _in_lines(data: QMimeData) -> str:
    lines = _text(bytes(data.data(_WINDOWS.format(_HEADED)).data())[:_HEAD])
    found = re.search(r"^SourceURL:(.+)$", lines, re.MULTILINE)
    return found[1].strip() if found else ""


def _text(raw: bytes) -> str:
    """Words that are said in one of two ways: Firefox tells pairs of bytes, others UTF-8."""
    text = raw.decode("utf-16-le" if raw[1:2] == b"\0" else "utf-8", errors="replace")
    return text.strip("\0\ufeff \r\n")
