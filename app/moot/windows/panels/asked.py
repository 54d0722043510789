"""The questions about a claim or an argument in the inspector: answered where they stand, opened again, added."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from moot.canvas.desk import Desk
from moot.canvas.scheming import catalogue
from moot.drawing.style import grown
from moot.model import verbs
from moot.model.edit import Edit
from moot.model.records import Claim, Kind, Question, Ref
from moot.model.schemes import Catalogue
from moot.model.terms import Move
from moot.windows.actions import translate as _tr
from moot.windows.panels.bound import BoundField
from moot.windows.panels.cited import do_beside
from moot.windows.panels.editors import TextLine
from moot.windows.panels.flow import Flow
from moot.windows.panels.linked import link
from moot.windows.panels.prose import ProseEditor
from moot.windows.panels.section import Section
from moot.windows.panels.tick import TickBox
from moot.windows.sizes import grows

_INSET = 22  # px: a tick and what is beside it


class QuestionsSection(Section):
    """The questions about the claim or argument shown; the heading counts the open ones.

    `begun` is told with the claim a question has become, which wants to be written; `wanted` with one to go to.
    """

    begun = Signal(object)
    wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Questions"), parent)
        self._desk = desk
        self._about: Ref | None = None
        self.rows: list[QuestionRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.body.addLayout(self._list)
        self.new = TextLine(self)
        self.new.setPlaceholderText(_tr("Ask a question"))
        self.new.setAccessibleName(_tr("Ask a question"))
        self.new.returnPressed.connect(self._ask)
        self.new.setVisible(desk.writable)
        self.body.addWidget(self.new)

    def tell(self, ref: Ref | None) -> None:
        """Show the questions about this claim or argument; nothing for anything else."""
        if ref != self._about:
            self.new.clear()
        self._about = ref if ref is not None and ref.kind in (Kind.CLAIM, Kind.ARGUMENT) else None
        questions = self._desk.case.questions_about(self._about) if self._about is not None else []
        self.setVisible(self._about is not None and (bool(questions) or self._desk.writable))
        still_open = sum(not question.answered for question in questions)
        self.name(_tr("Questions, {count} open").format(count=still_open) if still_open else _tr("Questions"))
        while len(self.rows) < len(questions):
            row = QuestionRow(self._desk, self)
            row.begun.connect(self.begun)
            row.wanted.connect(self.wanted)
            self._list.addWidget(row)
            self.rows.append(row)
        for number, row in enumerate(self.rows):
            row.turn_to(questions[number] if number < len(questions) else None)

    def settle(self) -> None:
        """Put what is being typed into the case."""
        for row in self.rows:
            row.settle()

    def _ask(self) -> None:
        text, about = self.new.text().strip(), self._about
        if (
            text
            and about is not None
            and do_beside(self._desk, lambda: _alone(verbs.ask(self._desk.case, about, text)))
        ):
            self.new.clear()


class QuestionRow(QFrame):
    """One question: whether it is answered, its words, its answer, and in `tools` what can be done about it.

    `raised` presses an open question, `became` leads to the claim an answered one has become.
    """

    begun = Signal(object)
    wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._question: Question | None = None
        self.answered = TickBox(parent=self)
        self.answered.clicked.connect(self._answer)
        self.answered.setEnabled(desk.writable)
        text, answer = ProseEditor(title=True, parent=self), ProseEditor(parent=self)
        text.edit.setObjectName("question")
        answer.edit.setObjectName("answer")
        for editor in (text, answer):
            editor.lock(not desk.writable)
        self.text = BoundField(desk, "text", text)
        self.answer = BoundField(desk, "answer", answer)
        self.remove = link("×", self._remove, self)
        self.remove.setVisible(desk.writable)
        self.raised = link(_tr("Make it an objection"), self._raise, self)
        self.became = link(_tr("Go to claim"), self._go, self)
        self.tools = Flow()
        for part in (self.raised, self.became):
            self.tools.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.answered, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addLayout(self.tools)
        column.addWidget(answer)
        self._level()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if grows(event):
            self._level()

    def _level(self) -> None:
        """Keep the tick level with the first line, and what stands below the line in line with it."""
        self.answered.setFixedHeight(self.text.editor.main.fontMetrics().lineSpacing() + 10)
        self.tools.setContentsMargins(grown(_INSET), 0, 0, 0)
        self.answer.editor.setContentsMargins(grown(_INSET), 0, 0, 0)

    def turn_to(self, question: Question | None) -> None:
        """Show this question; none hides the row."""
        self._question = question
        self.setVisible(question is not None)
        refs = (Ref(Kind.QUESTION, question.id),) if question is not None else ()
        for bound in (self.text, self.answer):
            bound.turn_to(refs)
        if question is None:
            return
        self.answered.setChecked(question.answered)
        self.answered.setAccessibleName(_tr("Answered: {question}").format(question=question.text))
        self.remove.say("×", whole=_tr("Remove question: {question}").format(question=question.text))
        self.text.editor.name(_tr("Question"))
        self.answer.editor.name(_tr("Answer to: {question}").format(question=question.text))
        became = verbs.raised_as(self._desk.case, question)
        self.answer.editor.setVisible(became is None and (question.answered or bool(question.answer)))
        self._tell_tools(question, became)

    def settle(self) -> None:
        """Put what is being typed into the case."""
        self.text.settle()
        self.answer.settle()

    def _tell_tools(self, question: Question, became: Claim | None) -> None:
        """Say what an open question would become, or what an answered one has become."""
        self.raised.setVisible(self._desk.writable and not question.answered)
        if not question.answered:
            words = _tr(_becomes(verbs.move_of(self._desk.case, question.id, _known(question)), question))
            self.raised.say(words, whole=f"{words}: {question.text}")
        self.became.setVisible(became is not None)
        if became is not None:
            whole = _tr("Go to claim {number}: {text}").format(number=became.number, text=became.text)
            self.became.say(question.answer, whole=whole)

    def _raise(self) -> None:
        question, desk = self._question, self._desk
        if question is None:
            return
        self.settle()
        if desk.attempt(lambda: verbs.raise_question(desk.case, question.id, _known(question))):
            self.begun.emit(desk.current)

    def _go(self) -> None:
        became = verbs.raised_as(self._desk.case, self._question) if self._question is not None else None
        if became is not None:
            self.wanted.emit(Ref(Kind.CLAIM, became.id))

    def _answer(self, answered: bool) -> None:
        question = self._question
        if question is None:
            return
        case = self._desk.case
        if answered:
            done = do_beside(self._desk, lambda: verbs.answer(case, question.id, question.answer))
            self.answer.editor.setVisible(done)
            self.answer.editor.enter()
        else:
            done = do_beside(self._desk, lambda: verbs.reopen(case, question.id))
        if not done:
            self.answered.setChecked(not answered)

    def _remove(self) -> None:
        question = self._question
        if question is not None:
            do_beside(self._desk, lambda: verbs.remove(self._desk.case, Ref(Kind.QUESTION, question.id)))


def _known(question: Question) -> Catalogue:
    """The schemes a question may be of; they are not read for a free one."""
    return catalogue() if question.scheme else Catalogue()


def _becomes(move: Move, question: Question) -> str:
    if move is Move.PREMISE or question.argument is None:
        return "Make it an objection"
    return {
        Move.ASSUMPTION: "Make it a premise",
        Move.EXCEPTION: "Make it an undercut",
        Move.CONCLUSION: "Make it a rebuttal",
    }[move]


def _alone(edit: Edit) -> Edit:
    """An edit that no later typing joins."""
    return replace(edit, merges="")
