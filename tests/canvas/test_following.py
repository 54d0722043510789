"""The map as a follower of the document: after anything that can be done, it shows what a fresh drawing would."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from PySide6.QtWidgets import QApplication

from moot.canvas import drawing
from moot.canvas.desk import Desk
from moot.canvas.view import MapView
from moot.document.appraisal import Appraisal
from moot.drawing.drawn import DrawnMap
from moot.drawing.standing import Shown
from moot.model.edit import Edit
from moot.model.records import Direction, Kind, Ref, View
from tests.document.machine import DocumentMachine
from tests.waits import end_what_was_let_go


class CanvasMachine(DocumentMachine):
    """A person at work with a window open on the case; they also look about."""

    def __init__(self) -> None:
        self._few = pytest.MonkeyPatch()
        # few edits here are as large as those drawn before they are made
        self._few.setattr(drawing, "is_large", lambda edit, _records: len(edit.changes) > 3 and not edit.merges)
        super().__init__()

    def teardown(self) -> None:
        super().teardown()
        self._few.undo()

    def make(self, edit: Edit) -> None:
        """Half of the edits come from this window; the others from elsewhere."""
        if self.desk.steps % 2:
            self.document.apply(edit)
        else:
            assert self.desk.do(edit) or not edit

    def begun(self) -> None:
        self._app = QApplication.instance() or QApplication([])
        self.desk = Desk(self.document)
        self.view = MapView(self.desk)
        self.view.resize(500, 320)
        self.view.show()

    def ending(self) -> None:
        self.desk.clear()
        self.view.close()
        self.view.deleteLater()
        end_what_was_let_go()

    @rule(direction=st.sampled_from(Direction), compact=st.booleans())
    def look_another_way(self, direction: Direction, compact: bool) -> None:
        """Another direction, stacked or not; a way of looking that is kept nowhere."""
        self.desk.look(View("passing", direction=direction, compact=compact))

    @precondition(lambda self: self.document.case.claims)
    @rule(data=st.data())
    def look_closer(self, data: st.DataObject) -> None:
        """Fold some, focus on one, select one."""
        claims = st.sampled_from([Ref(Kind.CLAIM, claim) for claim in self.document.case.claims])
        self.desk.look(View("passing", folds=tuple(data.draw(st.lists(claims, max_size=3, unique=True)))))
        if data.draw(st.booleans()):
            self.desk.focus_on(data.draw(claims))
        self.desk.select_one(data.draw(claims))

    @rule()
    def look_at_it_all(self) -> None:
        """Everything again."""
        self.desk.focus_on(None)
        self.view.fit()

    def compare(self) -> None:
        self._app.processEvents()
        standing = Shown(Appraisal(self.document.case)).standing()
        drawn = DrawnMap(self.document.case, self.desk.view, standing=standing)
        shown, fresh = self.view.sheet.layout, drawn.layout
        assert shown.boxes == fresh.boxes
        assert shown.bands == fresh.bands
        assert shown.edges == fresh.edges
        assert self.view.camera.bounds == fresh.bounds
        for ref, placed in shown.boxes.items():
            assert self.view.sheet.painting.content(placed.box) == drawn.content(ref)
        assert all(ref in self.document.case for ref in self.desk.selected)
        assert self.desk.current is None or self.desk.current in self.desk.selected
        assert not self.view.grab().isNull()


TestCanvas = pytest.mark.usefixtures("qapp")(CanvasMachine.TestCase)
TestCanvas.settings = settings(
    max_examples=200,
    stateful_step_count=30,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
