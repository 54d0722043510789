"""What a drag from another program brings: files, web addresses or words, made fit to be kept."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QMimeData, QUrl

from moot.canvas.building import pin_cite
from moot.canvas.origin import WEB, Origin, origin_of, written
from moot.canvas.wording import number_text
from moot.drawing.legible import legible
from moot.formats.outline_text import is_list
from moot.model.verbs.sourcing import Material

MOST_TEXT = 100_000
"""Characters of a text that is dropped: some forty pages. A passage is quoted; what is longer is a document."""

_MOST_HTML = 20 * MOST_TEXT  # mostly marks
_TITLE = 100  # characters: what is longer is a passage
_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", ":", ";")
_AFTER_ENDS = "\"'”’“»«›)]"


class Brought(NamedTuple):
    """Files by path, web addresses, or words; `refusal` is a sentence where there is nothing in it to be had.

    `listed`: the words are an indented or marked list, not prose. `origin`: what is said of the page they are from.
    """

    files: tuple[Path, ...] = ()
    addresses: tuple[str, ...] = ()
    text: str = ""
    listed: bool = False
    refusal: str = ""
    origin: Origin = Origin()

    @property
    def is_passage(self) -> bool:
        """Whether the words are a passage; else they are a title, a citation or what an address is called."""
        return bool(self.text) and len(self.addresses) < 2 and not is_title(self.text)

    @property
    def claim(self) -> str:
        """The words as those of a claim."""
        return _paragraphs(self.text) or "\n".join(self.addresses)

    def materials(self) -> list[Material]:
        """What a claim would rest on, but for the files."""
        if self.is_passage:
            return [self._passage()]
        if self.addresses:
            called = self.text if len(self.addresses) == 1 else ""
            return [Material(called, address=address) for address in self.addresses]
        return [Material(*pin_cite(self.text.strip()))] if self.text else []

    def kept(self) -> list[Material]:
        """What a new claim in these words would rest on: what they are from, where anything says so."""
        if self.addresses:
            return self.materials()
        return [self._passage()] if self.origin else []

    def _passage(self) -> Material:
        if self.addresses:
            return Material(quote=_paragraphs(self.text), address=self.addresses[0])
        return Material(self.origin.name, quote=_paragraphs(self.text), address=self.origin.address)


def brought(data: QMimeData) -> Brought | None:
    """What is in a drag; None where it is nothing that Moot takes."""
    urls = data.urls()
    files = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    if files:
        return Brought(files=files)
    addresses = tuple(dict.fromkeys(written(url) for url in urls if url.scheme() in WEB))
    if not addresses and not data.hasFormat("text/plain") and not data.hasHtml():
        return None
    raw = _words(data)
    if len(raw) > MOST_TEXT:
        said = _("This is more than {count} characters. Save it as a file and drop that on a claim.")
        return Brought(refusal=said.format(count=number_text(MOST_TEXT)))
    text = _fit(raw)
    if addresses and QUrl(text.partition("\n")[0]).scheme() in WEB:
        text = ""  # a link that is called by its own address
    if not text and not addresses:
        return Brought(refusal=_("There are no words in this."))
    return Brought(addresses=addresses, text=text, listed=is_list(text), origin=origin_of(data))


def is_title(text: str) -> bool:
    """Whether words read as a title or citation: one short line that does not end as a sentence does."""
    line = text.strip()
    ends = line.rstrip(_AFTER_ENDS).endswith(_SENTENCE_ENDS)
    return bool(line) and "\n" not in line and len(line) <= _TITLE and not ends


def _words(data: QMimeData) -> str:
    """The plain text, else the words of the HTML; beside an address those of the HTML, which say what it is called."""
    html = data.html() if data.hasHtml() else ""
    text = data.text() if data.hasFormat("text/plain") else ""
    if html and (data.hasUrls() or not text.strip()):
        if len(html) > _MOST_HTML:
            return html
        from moot.formats.html_text import words

        return words(html) or text
    return text


def _fit(text: str) -> str:
    """Line ends as line feeds, without what no file keeps and no font shows; empty where nothing of it is seen."""
    lines = _LINE_ENDS.sub("\n", text).split("\n")
    kept = ["".join(char for char in line if _is_kept(char)).rstrip() for line in lines]
    fit = "\n".join(kept).strip("\n")
    return fit if legible(fit) else ""


def _is_kept(char: str) -> bool:
    if char.isprintable() or char == "\t":
        return True
    nobody = (ord(char) & 0xFFFE) == 0xFFFE or "\ufdd0" <= char <= "\ufdef"  # is no character at all
    # joiners and marks of direction belong to the spelling of some scripts
    return not nobody and char not in "\u00ad\ufeff\ufffc" and unicodedata.category(char) not in ("Cc", "Cs")


def _paragraphs(text: str) -> str:
    """A passage as it is quoted: its lines without their indents, one blank line at most between paragraphs."""
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return re.sub("\n{3,}", "\n\n", lines).strip()


def _(text: str) -> str:
    return QCoreApplication.translate("Dropping", text)
