"""Undo and redo: the steps taken, and which of them are still one step in the making."""

from __future__ import annotations

from moot.model.edit import Edit


class History:
    """The steps of a sitting. Consecutive edits with the same `merges` are one step until `seal`."""

    def __init__(self) -> None:
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self._open = False

    @property
    def last(self) -> Edit | None:
        """The step that undo takes back."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> Edit | None:
        """The step that redo takes again."""
        return self._undone[-1] if self._undone else None

    def record(self, edit: Edit) -> None:
        """Remember an edit that was made; what was undone before it cannot be redone."""
        self._undone.clear()
        if self._open and edit.merges and self._done and self._done[-1].merges == edit.merges:
            edit = self._done.pop().then(edit)
        # typing that came back to where it began is no step, and none to go on with
        self._open = bool(edit)
        if edit:
            self._done.append(edit)

    def seal(self) -> None:
        """Let the next edit be a step of its own."""
        self._open = False

    def step_back(self) -> None:
        """The last step was taken back."""
        self._undone.append(self._done.pop())
        self._open = False

    def step_forward(self) -> None:
        """The next step was taken again."""
        self._done.append(self._undone.pop())
        self._open = False
