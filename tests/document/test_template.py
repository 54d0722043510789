"""A case begun from a template is a document like any other: kept, reopened the same, every step taken back."""

from __future__ import annotations

from pathlib import Path

from moot import places
from moot.document.document import Document
from moot.formats.schemes import read_file
from moot.formats.templates import read_template
from moot.model import verbs
from moot.model.case import Case
from moot.model.records import Kind, Ref
from moot.model.templates import begin

KNOWN = read_file(places.schemes())


def begun() -> Document:
    template = read_template(places.templates()["elements-of-a-claim"])
    return Document.new(begin(template.records), title=template.title)


def test_story_l1_reopens_the_same_and_every_step_undoes(tmp_path: Path) -> None:
    with begun() as document:
        assert document.title == "Elements of a claim" and document.untitled and not document.changed
        at_first = Case(document.case)
        elements = [claim.id for claim in document.case.claims.values() if "element" in claim.tags]
        for element in elements:
            for text in ("One fact.", "Another."):
                edit = verbs.add_reason(document.case, element)
                document.apply(edit)
                assert edit.focus is not None
                document.apply(verbs.set_text(document.case, edit.focus, text))
        assert len(document.case.claims) == 13
        whole = Case(document.case)
        document.save_as(tmp_path / "roe.moot")
        steps = 0
        while document.can_undo:
            document.undo()
            steps += 1
        assert steps == 8 and document.case == at_first
        while document.can_redo:
            document.redo()
        assert document.case == whole
    with Document.open(tmp_path / "roe.moot") as again:
        assert again.problems == [] and again.case == whole


def test_story_s2_is_three_steps_that_undo() -> None:
    with begun() as document:
        case = document.case
        document.apply(verbs.add_reason(case, next(iter(case.claims)), "Dr Grey says so."))
        step = [*case.arguments][-1]
        before = Case(case)
        document.apply(verbs.choose_scheme(case, step, "Expert opinion", KNOWN))
        first, second, *_ = case.questions_about(Ref(Kind.ARGUMENT, step))
        document.apply(verbs.answer(case, first.id, "Thirty years of it."))
        raised = verbs.raise_question(case, second.id, KNOWN)
        document.apply(raised)
        assert raised.focus is not None
        # the wording is filled in as part of the same step
        document.apply(verbs.set_text(case, raised.focus, "The claim belongs to another subject."))
        assert sum(not one.answered for one in case.questions_about(Ref(Kind.ARGUMENT, step))) == 4
        labels = []
        while case != before:
            labels.append(document.undo_label)
            document.undo()
        assert labels == ["Raise objection", "Answer question", "Choose scheme expert opinion"]
