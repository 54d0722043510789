"""`moot export`: a picture of a case as SVG, PDF or PNG, without a window and without a display."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from moot.cli.errors import BadInput
from moot.cli.offscreen import application
from moot.cli.patience import following
from moot.cli.reading import read_case
from moot.drawing.legible import LONGEST_LINE
from moot.formats import encoding
from moot.model.case import Case, in_order
from moot.model.records import Direction, Issue, Kind, Ref, View

if TYPE_CHECKING:
    from moot.drawing.caption import Words
    from moot.drawing.drawn import DrawnMap
    from moot.drawing.picture import Format, Made, Order

_SUFFIXES = ("svg", "pdf", "png")
_PAPERS = ("A4", "Letter", "A3", "A5")
_POINTS = 7.0
_TYPE = 4, 30  # pt
_OVERLAP = 40  # mm


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line."""

    file: Path
    out: Path
    view: str | None
    issue: str | None
    theme: str
    direction: str | None
    compact: bool
    fit: bool
    page: str | None
    tiles: bool
    type_size: float | None
    overlap: float | None
    turn: str | None
    stamp: str
    date: str | None
    legend: bool
    status: bool
    scale: float | None
    dpi: float | None


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--view", metavar="VIEW", help="Draw one view of the case, by its id or title.")
@click.option("--issue", metavar="ISSUE", help="Draw one issue: its id, its number (1 is the first) or its text.")
@click.option(
    "--theme",
    type=click.Choice(["light", "dark", "grey"]),
    default="light",
    show_default=True,
    help="Colours; grey for a printer without.",
)
@click.option("--direction", type=click.Choice(["down", "right"]), help="Grow downwards or to the right.")
@click.option("--compact", is_flag=True, help="Stack reasons that have none beneath them.")
@click.option(
    "--fit/--no-fit", default=True, help="On paper, arrange the map so that it comes out largest (the default), or not."
)
@click.option("--page", type=click.Choice(_PAPERS, case_sensitive=False), help="Fit a page; a PDF is A4 unless told.")
@click.option(
    "--turn",
    type=click.Choice(["landscape", "portrait"]),
    default=None,
    help="How pages lie; as the map comes out best, unless told.",
)
@click.option("--tiles", is_flag=True, help="Spread a PDF over as many pages as reading it takes.")
@click.option("--type-size", type=float, metavar="PT", help="Of text on tiles, in points; 9 unless told.")
@click.option("--overlap", type=float, metavar="MM", help="What tiles share with the next, in mm; 8 unless told.")
@click.option("--stamp", metavar="TEXT", default="", help='Words in the corner, for example "DRAFT".')
@click.option("--date", metavar="TEXT", help="The date to print; today's unless told, none if empty.")
@click.option("--legend/--no-legend", default=True, help="Explain lines and marks below the map (the default), or not.")
@click.option("--status/--no-status", default=True, help="Say what stands, as mapped (the default), or not.")
@click.option("--scale", type=float, help="PNG: pixels for each px of the map; 2 unless told.")
@click.option("--dpi", type=float, help="PNG: pixels per inch, instead of --scale (96 is scale 1).")
def command(**options: object) -> None:
    """Save a picture of the case FILE as OUT, an .svg, .pdf or .png.

    A picture that is already there is replaced. Claims marked privileged are in no picture. The same case, options and
    --date give the same SVG, byte for byte.
    """
    wish = Wish(**options)  # type: ignore[arg-type]  # click passes what the options above declare
    _refuse_nonsense(wish)
    case = read_case(wish.file)
    view = chosen_view(case, wish)
    with following(f"drawing {wish.out.name}"):
        made = _made(case, view, wish)
    click.echo(_summary(wish, made))
    if secret := sum(claim.privileged for claim in case.claims.values()):
        claims = "1 privileged claim" if secret == 1 else f"{secret} privileged claims"
        click.echo(f"moot: left out {claims} and what hung only from them.", err=True)
    if not made.readable and not wish.tiles:
        click.echo(_advice(wish, made), err=True)
    if made.cut:
        boxes = "1 box is" if made.cut == 1 else f"{made.cut} boxes are"
        click.echo(f"moot: {boxes} larger than a page and cut; try a smaller --type-size or a larger --page.", err=True)


def _refuse_nonsense(wish: Wish) -> None:
    """What can be told before anything is read."""
    suffix = wish.out.suffix.lower().lstrip(".")
    if suffix not in _SUFFIXES:
        raise BadInput(f"{wish.out} must end in .svg, .pdf or .png.")
    if wish.tiles and suffix != "pdf":
        raise BadInput("Only a PDF can hold several pages: give --tiles with an OUT that ends in .pdf.")
    if not wish.tiles and (wish.type_size is not None or wish.overlap is not None):
        raise BadInput("--type-size and --overlap are for several pages: give --tiles with them.")
    if wish.type_size is not None and not _TYPE[0] <= wish.type_size <= _TYPE[1]:
        raise BadInput(f"--type-size must be a number of points from {_TYPE[0]} to {_TYPE[1]}.")
    if wish.overlap is not None and not 0 <= wish.overlap <= _OVERLAP:
        raise BadInput(f"--overlap must be a number of mm from 0 to {_OVERLAP}.")
    if wish.turn is not None and not _on_paper(wish):
        raise BadInput("--turn is for pages: give --page with it.")
    if suffix != "png" and (wish.scale is not None or wish.dpi is not None):
        raise BadInput("--scale and --dpi are for PNG; SVG and PDF have no pixels.")
    if wish.scale is not None and wish.dpi is not None:
        raise BadInput("Give either --scale or --dpi, not both.")
    for name, value in (("--scale", wish.scale), ("--dpi", wish.dpi)):
        if value is not None and not 0 < value < 100_000:
            raise BadInput(f"{name} must be a number above 0.")
    if len(wish.stamp) > LONGEST_LINE:
        raise BadInput(
            f"--stamp takes at most {LONGEST_LINE} characters; a longer text belongs into the case's notice."
        )
    try:
        _refuse_place(wish)
    except OSError as error:  # a name too long, a folder that may not be looked into
        raise BadInput(_unwritten(wish, error)) from None


def _refuse_place(wish: Wish) -> None:
    """What is wrong with where the picture is to go."""
    if not wish.out.absolute().parent.is_dir():
        raise BadInput(f"The folder {wish.out.parent} does not exist; make it first or choose another.")
    if wish.out.is_dir():
        raise BadInput(f"{wish.out} is a folder; name a file in it.")
    if wish.out.exists() and wish.file.exists() and wish.out.samefile(wish.file):
        raise BadInput(f"{wish.out} is the case itself; choose another name for the picture.")


def _unwritten(wish: Wish, error: OSError) -> str:
    return f"{wish.out} could not be written ({encoding.reason(error)}); choose another name or folder."


def chosen_view(case: Case, wish: Wish) -> View:
    """The way of looking that was asked for; raises BadInput naming what there is."""
    view = _view_named(case, wish.view) if wish.view is not None else View(id="")
    if wish.issue is not None:
        issue = _issue_named(case, wish.issue)
        view = replace(view, root=Ref(Kind.ISSUE, issue.id), shown=())
    if wish.direction is not None:
        view = replace(view, direction=Direction(wish.direction))
    return replace(view, compact=True) if wish.compact else view


def _view_named(case: Case, name: str) -> View:
    views = sorted(case.views.values(), key=in_order)
    found = [view for view in views if view.id == name] or [view for view in views if _alike(view.title, name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise BadInput(f"Several views are called “{name}”; give the id of one: {_listed([v.id for v in found])}.")
    there = _listed([f"{view.id} “{view.title}”" for view in views])
    raise BadInput(f"There is no view “{name}”; " + (f"there are {there}." if views else "the case has no views."))


def _issue_named(case: Case, name: str) -> Issue:
    issues = sorted(case.issues.values(), key=in_order)
    if name in case.issues:
        return case.issues[name]
    if name.isdecimal() and 1 <= int(name) <= len(issues):
        return issues[int(name) - 1]
    found = [issue for issue in issues if _alike(issue.text, name)]
    found = found or [issue for issue in issues if name.strip() and name.strip().casefold() in issue.text.casefold()]
    if len(found) == 1:
        return found[0]
    there = _listed([f"{number} “{_shortened(issue.text)}”" for number, issue in enumerate(issues, start=1)])
    many = "Several issues contain" if found else "There is no issue"
    raise BadInput(f"{many} “{name}”; " + (f"there are {there}." if issues else "the case has no issues."))


def _alike(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rstrip() + "…"


def _listed(names: list[str]) -> str:
    shown = names[:20]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _made(case: Case, view: View, wish: Wish) -> Made:
    """Draw and save; what keeps a picture from being made becomes one sentence."""
    from moot.drawing.content import UNKNOWN
    from moot.drawing.drawn import DrawnMap
    from moot.drawing.errors import PictureError
    from moot.drawing.grey import PRINTED
    from moot.drawing.picture import Format, make, may_replace, save
    from moot.drawing.standing import standing_of
    from moot.model.disclosed import disclosed

    held = application()
    assert held is not None
    format_ = Format(wish.out.suffix.lower().lstrip("."))
    try:
        if wish.out.exists() and not may_replace(wish.out, format_):
            raise PictureError(f"{wish.out} is there and is no {format_.value.upper()}; choose another name.")
        shown = disclosed(case)
        drawn = DrawnMap(shown, view, PRINTED[wish.theme], standing_of(shown) if wish.status else UNKNOWN)
        words = _words(case, view, wish)
        order = _order(wish, format_)
        _fit(drawn, words, order, wish)
        made = make(drawn, words, order)
        save(made.data, wish.out)
    except PictureError as error:
        raise BadInput(str(error)) from error
    except OSError as error:
        raise BadInput(_unwritten(wish, error)) from error
    return made


def _words(case: Case, view: View, wish: Wish) -> Words:
    from moot.drawing.caption import Words

    settings = case.settings
    date = datetime.date.today().isoformat() if wish.date is None else wish.date
    title = settings.title or wish.file.stem
    return Words(title, view.title, date, wish.stamp, settings.notice, wish.legend)


def _order(wish: Wish, format_: Format) -> Order:
    from moot.drawing.pages import PAPERS, Turn
    from moot.drawing.picture import Format, Order
    from moot.drawing.tiles import TILE_OVERLAP, TILE_TYPE, Tiles

    papers = {name.casefold(): paper for name, paper in PAPERS.items()}
    page = wish.page or ("A4" if format_ is Format.PDF else None)
    paper = papers[page.casefold()] if page else None
    scale = wish.dpi / 96.0 if wish.dpi is not None else wish.scale
    tiles = None
    if wish.tiles:
        overlap = TILE_OVERLAP if wish.overlap is None else wish.overlap
        tiles = Tiles(wish.type_size or TILE_TYPE, overlap)
    turn = Turn(wish.turn) if wish.turn is not None else Turn.EITHER
    return Order(format_, paper, tiles, 2.0 if scale is None else scale, turn)


def _fit(drawn: DrawnMap, words: Words, order: Order, wish: Wish) -> None:
    """Arrange the map for its page, within what was asked for; whoever says *compact* has arranged it."""
    from moot.drawing.pages import fit_page

    if order.paper is None or not wish.fit or wish.compact or not drawn.layout.boxes:
        return
    directions = tuple(Direction) if wish.direction is None else (Direction(wish.direction),)
    fit_page(drawn, words, order.paper, directions, turn=order.turn)


def _summary(wish: Wish, made: Made) -> str:
    sheets = made.sheets
    if not _on_paper(wish):
        scale = (wish.dpi / 96.0 if wish.dpi is not None else wish.scale or 2.0) if _is_png(wish) else 1.0
        return f"{wish.out}: {round(sheets[0].width * scale):,} × {round(sheets[0].height * scale):,} px"
    pages = "1 page" if len(sheets) == 1 else f"{len(sheets)} pages"
    return f"{wish.out}: {pages} {_page_name(wish)}, text {_tenths(made.type_size)} pt"


def _on_paper(wish: Wish) -> bool:
    return wish.page is not None or wish.out.suffix.lower() == ".pdf"


def _is_png(wish: Wish) -> bool:
    return wish.out.suffix.lower() == ".png"


def _page_name(wish: Wish) -> str:
    return next((name for name in _PAPERS if name.casefold() == (wish.page or "A4").casefold()), "A4")


def _advice(wish: Wish, made: Made) -> str:
    """What is hard to read, and what helps."""
    ways = [] if _page_name(wish) == "A3" else ["--page A3"]
    ways += ["one --issue or --view at a time", "folding parts of the map"]
    if wish.out.suffix.lower() == ".pdf":
        ways.append("--tiles")
    return (
        f"moot: the text comes out at {_tenths(made.type_size)} pt on {_page_name(wish)}, below the {_POINTS:.0f} pt "
        f"that can be read with ease; try {', '.join(ways[:-1])} or {ways[-1]}."
    )


def _tenths(size: float) -> str:
    """A size in points, never rounded up: what is below 7 must not read as 7.0."""
    return f"{math.floor(size * 10) / 10:.1f}"
