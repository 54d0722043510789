"""What a command is: a named thing a person can do to the map, with its keys, its place in the menus, and its deed.

The table itself stands in `commands`; menus, toolbar, palette, context menus, key handling and the help page are all
made from it.
"""

# no annotations of the future here: a named tuple compiles the type of each field that is given as text
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from enum import StrEnum
from typing import NamedTuple, Protocol, TypeAlias

from PySide6.QtCore import QCoreApplication

from moot.canvas.desk import Desk
from moot.canvas.waiting import Waiting
from moot.canvas.wording import in_quotes, worded
from moot.model.pace import CalledOffError
from moot.model.records import Id, Ref

# an id, words, and what more is to be said of it
Choice: TypeAlias = tuple[Id, str] | tuple[Id, str, str]


class Menu(StrEnum):
    """The menu a command stands in."""

    EDIT = "edit"
    INSERT = "insert"
    CLAIM = "claim"
    TRY = "try"
    VIEW = "view"
    ZOOM = "zoom"


class Canvas(Protocol):
    """What commands ask of the map widget."""

    def edit_text(self, ref: Ref, *, new: bool = False) -> None:
        """Open the in-place editor on a box; a new box vanishes when left empty."""

    def ask_claim(self, prompt: str, chosen: Callable[[Id], None], leave_out: Collection[Id] = ()) -> None:
        """Let a person find a claim by typing, one of those not left out, and call back with it."""

    def ask_choice(self, prompt: str, choices: Sequence[Choice], chosen: Callable[[Id], None], own: str = "") -> None:
        """Let a person find one of these by typing, and call back with its id.

        With `own`, words with a gap {text}, what is typed may be taken itself.
        """

    def ask_line(self, prompt: str, chosen: Callable[[str], None], text: str = "") -> None:
        """Let a person type one line beside the current box, and call back with it."""

    def place_of(self, ref: Ref) -> Ref:
        """The place a box is drawn in: for a claim in full the premise or position it hangs by, else the box itself."""

    def shows(self, ref: Ref) -> bool:
        """Whether the map shows a record as it is looked at now."""

    def accept_editing(self) -> None:
        """End in-place editing; what was typed stands. A question that is still open is put away."""

    def reveal(self, ref: Ref, *, new: bool = False) -> None:
        """Select a box and bring it into sight, unfolding what hides it: for a new one, in the step that made it."""

    def select_all(self) -> None: ...
    def copy(self) -> None: ...
    def cut(self) -> None: ...
    def paste(self) -> None: ...
    def copy_picture(self) -> None: ...
    def zoom_by(self, factor: float) -> None: ...
    def zoom_to(self, scale: float) -> None: ...
    def fit(self, only: Collection[Ref] = ()) -> None: ...
    def arrange(self) -> None: ...


def _always(desk: Desk) -> bool:
    return True


class Command(NamedTuple):
    """One command.

    `letters` are single keys that act only while the canvas has the focus and can be switched off; `keys` are the
    other keys of the canvas (Enter, Tab, arrows with Alt: no shortcuts of the window, since text fields need them);
    `shortcuts` act everywhere in the window. All are in QKeySequence's portable text. `checked` makes it a tick.
    `for_box`: it is meant for the box that is current, and is not done to another that has taken its place.
    """

    name: str
    label: str
    menu: Menu
    deed: Callable[[Desk, Canvas], None]
    enabled: Callable[[Desk], bool] = _always
    letters: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    shortcuts: tuple[str, ...] = ()
    checked: Callable[[Desk], bool] | None = None
    break_before: bool = False
    for_box: bool = False

    @property
    def title(self) -> str:
        """The label in the user's language."""
        return QCoreApplication.translate("Command", self.label)

    def refusal(self, desk: Desk) -> str:
        """Why it cannot be done now, in a sentence."""
        if desk.document.why_read_only:
            return worded(desk.document.why_read_only)
        if desk.current is None:
            return QCoreApplication.translate("Command", "Select a box first, with an arrow key or a click.")
        said = QCoreApplication.translate("Command", "{command} cannot be done here.")
        return said.format(command=in_quotes(self.title.removesuffix("…").rstrip()))

    def run(self, desk: Desk, canvas: Canvas) -> None:
        """Do it, after ending what is being written. Nothing happens where it is not enabled then.

        A new box that is left empty goes with that. To take it back is all that most commands for it can mean.
        """
        meant = desk.current
        canvas.accept_editing()
        gone = self.for_box and meant is not None and meant not in desk.case
        if self.enabled(desk) and not gone:
            with suppress(CalledOffError), Waiting(f"{self.title.removesuffix('…').rstrip()} …"):
                self.deed(desk, canvas)
