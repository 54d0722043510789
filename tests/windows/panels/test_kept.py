"""The document kept with a source, got out again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from moot.model import verbs
from moot.model.records import Kind, Ref, Source
from moot.windows.panels.kept import KeptDocument, name_of
from tests.windows.panels.conftest import Sitting

CLAIM = Ref(Kind.CLAIM, "rule")


class Answers:
    """Answers the question where to save."""

    def __init__(self, where: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.where = where
        self.suggested: list[str] = []
        monkeypatch.setattr(QFileDialog, "getSaveFileName", self.ask)

    def ask(self, _parent: object, _title: str, suggestion: str) -> tuple[str, str]:
        self.suggested.append(suggestion)
        return str(self.where), ""


def links(sitting: Sitting, *brought: verbs.Material) -> list[KeptDocument]:
    """Those of the sources brought to a claim, as they are shown."""
    sitting.desk.do(verbs.rest_on(sitting.desk.case, CLAIM, brought))
    sitting.show(CLAIM)
    return [card.document for card in sitting.inspector.sources.cards[: len(brought)]]


def test_a_kept_document_is_saved_beside_the_case(
    sitting: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Answers(tmp_path / "out" / "Deed.pdf", monkeypatch)
    digest = sitting.document.attach(b"%PDF words", "application/pdf")
    deed, will = links(sitting, verbs.Material("Deed", digest=digest, filename="Deed.pdf"), verbs.Material("Will"))
    assert deed.isVisible() and deed.accessibleName() == "Save Deed.pdf…"
    assert will.isHidden()
    deed.click()
    assert sitting.refusals == ["‘Deed.pdf’ is not there; check its name and folder."]
    (tmp_path / "out").mkdir()
    deed.click()
    assert answers.where.read_bytes() == b"%PDF words"
    assert answers.suggested == [str(sitting.document.path.with_name("Deed.pdf"))] * 2
    answers.where, before = sitting.document.path, sitting.document.path.read_bytes()
    deed.click()
    assert sitting.refusals[1].endswith("is the case itself; give the document another name.")
    assert sitting.document.path.read_bytes() == before


def test_a_document_that_is_not_in_the_file_is_said_to_be_missing(
    sitting: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Answers(tmp_path / "Deed.pdf", monkeypatch)
    (deed,) = links(sitting, verbs.Material("Deed", digest="0" * 64, filename="Deed.pdf"))
    deed.click()
    assert len(sitting.refusals) == 1 and sitting.refusals[0].endswith("attach it again.")
    assert not answers.where.exists()


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (Source("s", title="Deed", filename="Deed.pdf"), "Deed.pdf"),
        (Source("s", filename="../../x/evil.pdf"), "evil.pdf"),
        (Source("s", filename="D:\\post\\anna\\deed.pdf"), "deed.pdf"),
        (Source("s", title="Deed", filename=""), "Deed"),
        (Source("s", title="a\nb"), "a b"),
        (Source("s"), "document"),
    ],
)
def test_a_document_is_called_by_its_name_alone(source: Source, name: str) -> None:
    assert name_of(source) == name
