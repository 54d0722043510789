"""Views marked for one page that no longer fit it, as the window's status bar says; only these views need Qt."""

from __future__ import annotations

from moot.model.case import Case, in_order
from moot.model.records import View, ref_of
from moot.model.rules import Problem


def marked(case: Case) -> list[View]:
    """The views of a case that are to fit one page, in order."""
    return [view for view in sorted(case.views.values(), key=in_order) if view.page]


def outgrown(case: Case, title: str) -> list[Problem]:
    """Those of them that no longer do, by the default rules; `title` is printed above each.

    Raises ImportError where Qt cannot be loaded. Long work: see `model.pace`.
    """
    from moot.cli.offscreen import application
    from moot.drawing.one_page import WANTED, Marked, too_small, type_size
    from moot.drawing.style import ui_family

    held = application()
    assert held is not None
    family, found = ui_family(), []
    for view in marked(case):
        size = type_size(Marked(case, view, title), family)
        small = None if size is None else too_small(size)
        if small is not None:
            called = f"The view “{view.title}”" if view.title else "This view"
            message = f"{called} no longer fits one {view.page} page at {WANTED:.0f} pt ({small:.1f} pt)."
            remedy = "Fold parts of the view, or print it on several pages."
            found.append(Problem("page", ref_of(view), message, remedy))
    return found
