"""A clean copy is a case file of its own; nothing that was not chosen is in its bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from moot.document.document import Document, WriteFailedError
from moot.model import verbs
from moot.model.case import Case
from moot.model.clean import Chosen
from moot.model.edit import additions
from moot.model.records import Claim, Kind, Note, Ref, Source

SECRET, NOTE, DELETED, PAGE = "Zebra privileged", "Zebra note", "Zebra deleted", "Zebra page"
DOCUMENT = b"Zebra document of nobody's source"


def _worked_on(path: Path) -> Document:
    """A case with a past: a claim written and removed, a text changed, a document attached and let go of."""
    document = Document.open(path) if path.exists() else Document.new()
    document.apply(
        additions(
            "Begin",
            [
                Claim("c1", "Both signed.", number=1, note=NOTE),
                Claim("c2", SECRET, number=2, privileged=True),
                Claim("c3", DELETED, number=3),
                Note("n", PAGE, PAGE),
            ],
        )
    )
    document.save_as(path)
    document.apply(verbs.remove(document.case, Ref(Kind.CLAIM, "c3")))
    document.attach(DOCUMENT)
    return document


def test_what_was_not_chosen_is_in_no_byte_of_it(tmp_path: Path) -> None:
    with _worked_on(tmp_path / "case.moot") as document:
        document.save_copy(tmp_path / "whole.moot")
        document.save_copy(tmp_path / "clean.moot", Chosen())
    whole, clean = ((tmp_path / name).read_bytes() for name in ("whole.moot", "clean.moot"))
    for text in (SECRET, NOTE, PAGE):
        assert text.encode() in whole and text.encode() not in clean
    assert DOCUMENT in whole
    assert b"Zebra" not in clean and b"Both signed." in clean
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.moot", "clean.moot", "whole.moot"]


def test_it_opens_as_any_case_and_has_no_past(tmp_path: Path) -> None:
    with _worked_on(tmp_path / "case.moot") as document:
        document.save_copy(tmp_path / "clean.moot", Chosen())
        assert document.case.claims["c1"].note == NOTE
    with Document.open(tmp_path / "clean.moot") as copy:
        assert copy.case == Case([Claim("c1", "Both signed.", number=1)])
        assert not copy.problems and not copy.can_undo


def test_documents_go_along_with_their_sources_if_chosen(tmp_path: Path) -> None:
    with _worked_on(tmp_path / "case.moot") as document:
        digest = document.attach(b"the contract", "text/plain")
        source = Source("s", "Contract", digest=digest)
        document.apply(additions("Add source", [source]))
        document.apply(verbs.cite(document.case, "c1", "s"))
        document.save_copy(tmp_path / "clean.moot", Chosen(documents=True))
    with Document.open(tmp_path / "clean.moot") as copy:
        assert copy.attached(digest) == (b"the contract", "text/plain")
    assert DOCUMENT not in (tmp_path / "clean.moot").read_bytes()


def test_it_never_takes_the_place_of_the_case(tmp_path: Path) -> None:
    with _worked_on(tmp_path / "case.moot") as document:
        before = (tmp_path / "case.moot").read_bytes()
        with pytest.raises(WriteFailedError, match=r"the case itself"):
            document.save_copy(tmp_path / "case.moot", Chosen())
    assert (tmp_path / "case.moot").read_bytes() == before
