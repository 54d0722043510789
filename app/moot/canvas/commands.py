"""The one table of everything a person can do to the map by name.

Order is the order of the menus. Labels are translated under the context "Command"; a window adds its own mnemonics.
"""

from __future__ import annotations

from moot.canvas import building as build
from moot.canvas import looking as look
from moot.canvas import trying
from moot.canvas.command import Command, Menu

COMMANDS: tuple[Command, ...] = (
    Command("undo", "Undo", Menu.EDIT, build.undo, build.can_undo, shortcuts=("Ctrl+Z",), for_box=True),
    Command("redo", "Redo", Menu.EDIT, build.redo, build.can_redo, shortcuts=("Ctrl+Y", "Ctrl+Shift+Z")),
    Command(
        "cut",
        "Cut",
        Menu.EDIT,
        build.cut,
        build.can_change_selection,
        keys=("Ctrl+X",),
        break_before=True,
        for_box=True,
    ),
    Command("copy", "Copy", Menu.EDIT, build.copy, build.has_selection, keys=("Ctrl+C",), for_box=True),
    Command("paste", "Paste", Menu.EDIT, build.paste, build.writable, keys=("Ctrl+V",)),
    Command("copy-picture", "Copy as image", Menu.EDIT, build.copy_picture, shortcuts=("Ctrl+Shift+G",)),
    Command(
        "delete", "Delete", Menu.EDIT, build.delete, build.can_change_selection, keys=("Del", "Backspace"), for_box=True
    ),
    Command("select-all", "Select all", Menu.EDIT, look.select_all, keys=("Ctrl+A",), break_before=True),
    Command("jump", "Go to a claim…", Menu.EDIT, look.jump, build.has_claims, shortcuts=("Ctrl+G",)),
    Command("issue", "New issue", Menu.INSERT, build.issue, build.writable, ("Q",), shortcuts=("Ctrl+Shift+Q",)),
    Command("claim", "New loose claim", Menu.INSERT, build.claim, build.writable, ("N",), shortcuts=("Ctrl+Shift+N",)),
    Command(
        "sibling",
        "Sibling after",
        Menu.INSERT,
        build.sibling,
        build.writable,
        keys=("Return", "Enter"),
        break_before=True,
    ),
    Command(
        "sibling-before",
        "Sibling before",
        Menu.INSERT,
        build.sibling_before,
        build.can_change_current,
        keys=("Shift+Return", "Shift+Enter"),
    ),
    Command(
        "reason",
        "Reason",
        Menu.INSERT,
        build.reason,
        build.can_argue,
        letters=("R",),
        keys=("Tab", "Ins"),
        shortcuts=("Ctrl+Shift+R",),
    ),
    Command(
        "objection", "Objection", Menu.INSERT, build.objection, build.can_argue, ("O",), shortcuts=("Ctrl+Shift+O",)
    ),
    Command("undercut", "Undercut", Menu.INSERT, build.undercut, build.has_step, ("I",), shortcuts=("Ctrl+Shift+I",)),
    Command(
        "premise", "Linked premise", Menu.INSERT, build.premise, build.has_step, ("C",), shortcuts=("Ctrl+Shift+C",)
    ),
    Command("between", "Step between", Menu.INSERT, build.between, build.has_step, keys=("Shift+Ins",)),
    Command("link", "Link to a claim…", Menu.INSERT, build.link, build.can_argue, ("L",), shortcuts=("Ctrl+L",)),
    Command(
        "source",
        "Source…",
        Menu.INSERT,
        build.source,
        build.on_claim,
        ("E",),
        shortcuts=("Ctrl+Shift+E",),
        break_before=True,
    ),
    Command("question", "Question…", Menu.INSERT, build.question, build.can_argue, ("Y",), shortcuts=("Ctrl+Shift+Y",)),
    Command("edit", "Edit text", Menu.CLAIM, build.edit, build.can_edit, keys=("F2",), for_box=True),
    Command(
        "turn",
        "Turn support into objection",
        Menu.CLAIM,
        build.turn,
        build.has_step,
        ("X",),
        shortcuts=("Ctrl+Shift+X",),
        for_box=True,
    ),
    Command(
        "earlier",
        "Move up",
        Menu.CLAIM,
        build.earlier,
        build.can_change_current,
        keys=("Alt+Up", "Alt+Shift+Left"),
        break_before=True,
        for_box=True,
    ),
    Command(
        "later",
        "Move down",
        Menu.CLAIM,
        build.later,
        build.can_change_current,
        keys=("Alt+Down", "Alt+Shift+Right"),
        for_box=True,
    ),
    Command("detach", "Detach", Menu.CLAIM, build.detach, build.has_step, for_box=True),
    Command("renumber", "Renumber in reading order", Menu.CLAIM, build.renumber, build.writable, break_before=True),
    Command(
        "strike",
        "Strike",
        Menu.TRY,
        trying.strike,
        trying.on_claim,
        ("S",),
        shortcuts=("Ctrl+Shift+S",),
        checked=trying.is_struck,
        for_box=True,
    ),
    Command(
        "strike-party", "Strike a witness or party…", Menu.TRY, trying.strike_party, trying.has_parties, ("Shift+S",)
    ),
    Command("strike-source", "Strike a source…", Menu.TRY, trying.strike_source, trying.has_sources, ("Shift+E",)),
    Command("accept", "Accept", Menu.TRY, trying.accept, trying.on_claim, ("A",), break_before=True, for_box=True),
    Command("reject", "Reject", Menu.TRY, trying.reject, trying.on_claim, ("J",), for_box=True),
    Command("weigh", "Weight…", Menu.TRY, trying.weigh, trying.on_weighed, ("W",), for_box=True),
    Command("hold-to", "Proof standard…", Menu.TRY, trying.hold_to, trying.on_judged, ("P",), for_box=True),
    Command(
        "keep-trial",
        "Keep what is tried",
        Menu.TRY,
        trying.keep,
        trying.can_keep,
        shortcuts=("Ctrl+Return",),
        break_before=True,
    ),
    Command(
        "drop-trial", "Throw away what is tried", Menu.TRY, trying.drop, trying.tries, shortcuts=("Ctrl+Backspace",)
    ),
    Command(
        "fold", "Fold", Menu.VIEW, look.fold, look.can_fold, letters=("Space",), checked=look.is_folded, for_box=True
    ),
    Command("fold-1", "Fold to positions", Menu.VIEW, look.fold_to_1),
    Command("fold-2", "Fold to reasons", Menu.VIEW, look.fold_to_2),
    Command("fold-3", "Fold to the reasons' reasons", Menu.VIEW, look.fold_to_3),
    Command("unfold", "Unfold everything", Menu.VIEW, look.unfold),
    Command(
        "focus-in",
        "Focus on this",
        Menu.VIEW,
        look.focus_in,
        look.can_focus_in,
        keys=("Alt+Right",),
        break_before=True,
        for_box=True,
    ),
    Command("focus-out", "Focus back", Menu.VIEW, look.focus_out, look.can_focus_out, keys=("Alt+Left",)),
    Command("focus-forward", "Focus forward", Menu.VIEW, look.focus_forward, look.can_focus_forward),
    Command("tidy", "Tidy", Menu.VIEW, look.tidy, look.has_nudges, break_before=True),
    Command("arrange", "Arrange for the window", Menu.VIEW, look.arrange),
    Command("compact", "Compact", Menu.VIEW, look.compact, checked=look.is_compact),
    Command("direction", "Left to right", Menu.VIEW, look.direction, checked=look.is_sideways),
    Command("one-page", "One page", Menu.VIEW, look.one_page, checked=look.is_one_page),
    Command("zoom-in", "Zoom in", Menu.ZOOM, look.zoom_in, shortcuts=("Ctrl++", "Ctrl+=")),
    Command("zoom-out", "Zoom out", Menu.ZOOM, look.zoom_out, shortcuts=("Ctrl+-",)),
    Command("zoom-100", "Zoom to 100 %", Menu.ZOOM, look.zoom_full, shortcuts=("Ctrl+0",)),
    Command("zoom-fit", "Zoom to fit", Menu.ZOOM, look.zoom_fit, shortcuts=("Ctrl+9",)),
    Command(
        "zoom-selection", "Zoom to selection", Menu.ZOOM, look.zoom_selection, look.has_selection, shortcuts=("Ctrl+8",)
    ),
)

BY_NAME: dict[str, Command] = {command.name: command for command in COMMANDS}
