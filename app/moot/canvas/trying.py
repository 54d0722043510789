"""The commands of what if: each lays something over the case and shows what it turns, until it is kept or thrown away.

They work in a case that can only be read, too: nothing is written before it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication

from moot.analysis import audiences, whatif
from moot.analysis.overlay import Overlay
from moot.canvas import landing
from moot.canvas.command import Canvas
from moot.canvas.desk import Desk
from moot.model.case import in_order
from moot.model.records import Argument, Claim, Id, Issue, Kind, Ref, Stance, Standard

STANDARD_WORDS = {
    Standard.SCINTILLA: "SE – scintilla of evidence",
    Standard.DIALECTICAL_VALIDITY: "DV – dialectical validity",
    Standard.PREPONDERANCE: "PE – preponderance of the evidence",
    Standard.CLEAR_AND_CONVINCING: "CCE – clear and convincing evidence",
    Standard.BEYOND_REASONABLE_DOUBT: "BRD – beyond reasonable doubt",
}


def on_claim(desk: Desk) -> bool:
    """Whether a selected box shows a claim."""
    return bool(_claims(desk))


def on_weighed(desk: Desk) -> bool:
    """Whether the current box is a step, or a claim used in one."""
    return _argument(desk) is not None


def on_judged(desk: Desk) -> bool:
    """Whether the current box has a proof standard."""
    return _judged(desk) is not None


def has_parties(desk: Desk) -> bool:
    """Whether anybody holds anything."""
    return bool(desk.case.parties)


def has_sources(desk: Desk) -> bool:
    """Whether there is a source."""
    return bool(desk.case.sources)


def is_struck(desk: Desk) -> bool:
    """Whether the current claim is struck, in the case or on trial."""
    return desk.claim is not None and _seen(desk, desk.claim).struck


def tries(desk: Desk) -> bool:
    """Whether something is tried."""
    return bool(desk.appraisal.trial)


def can_keep(desk: Desk) -> bool:
    """Whether what is tried can be written into the case."""
    return tries(desk) and desk.writable


def strike(desk: Desk, canvas: Canvas) -> None:
    """Strike the selected claims, or restore them if all are struck: what if they were not there?"""
    claims = _claims(desk)
    if all(_seen(desk, id_).struck for id_ in claims):
        suppose(desk, whatif.restore(desk.appraisal.trial, claims))
    else:
        suppose(desk, whatif.strike(desk.appraisal.trial, claims))


def strike_party(desk: Desk, canvas: Canvas) -> None:
    """Strike all that one party, a witness perhaps, alone holds."""
    parties = sorted(desk.case.parties.values(), key=in_order)
    choices = [(one.id, f"{one.name or one.short}{f' ({one.role})' if one.role else ''}") for one in parties]
    canvas.ask_choice(
        _("Strike which witness or party?"), choices, lambda id_: _strike_all(desk, whatif.claims_of, id_)
    )


def strike_source(desk: Desk, canvas: Canvas) -> None:
    """Strike all that rests on one source alone."""
    sources = sorted(desk.case.sources.values(), key=in_order)
    choices = [(source.id, source.title or source.reference) for source in sources]
    canvas.ask_choice(_("Strike which source?"), choices, lambda id_: _strike_all(desk, whatif.claims_from, id_))


def accept(desk: Desk, canvas: Canvas) -> None:
    """Take the selected claims as accepted."""
    suppose(desk, whatif.settle(desk.appraisal.trial, _claims(desk), Stance.ACCEPTED))


def reject(desk: Desk, canvas: Canvas) -> None:
    """Take the selected claims as rejected."""
    suppose(desk, whatif.settle(desk.appraisal.trial, _claims(desk), Stance.REJECTED))


def weigh(desk: Desk, canvas: Canvas) -> None:
    """Give the current step another weight."""
    argument = _argument(desk)
    record = desk.appraisal.laid.seen(desk.case.arguments[argument]) if argument is not None else None
    if argument is None or not isinstance(record, Argument):
        return

    def weighed(line: str) -> None:
        if line.isdecimal() and 1 <= int(line) <= 100:
            suppose(desk, whatif.weigh(desk.appraisal.trial, argument, int(line)))
        else:
            desk.refused.emit(_("A weight is a whole number from 1 to 100."))

    canvas.ask_line(_("Weight of this step, 1 to 100"), weighed, str(record.weight))


def hold_to(desk: Desk, canvas: Canvas) -> None:
    """Hold the current claim or issue to another proof standard."""
    ref = _judged(desk)
    if ref is None:
        return
    choices = [(standard.value, _(words)) for standard, words in STANDARD_WORDS.items()]

    def chosen(value: str) -> None:
        suppose(desk, whatif.hold_to(desk.appraisal.trial, ref, Standard(value)))

    canvas.ask_choice(_("Which proof standard?"), choices, chosen)


def keep(desk: Desk, canvas: Canvas) -> None:
    """Write what is tried into the case, or into the rulings of the audience listened to, as one step."""
    kept = desk.selected, desk.current
    appraisal, label = desk.appraisal, _("Keep what was tried")
    if appraisal.audience is None:
        edit = appraisal.trial.written(desk.case, label)
    else:
        edit = audiences.ruled(desk.case, appraisal.audience, appraisal.trial, label)
    if not edit or desk.do(edit):
        drop(desk, canvas)
        desk.select(*kept)


def drop(desk: Desk, canvas: Canvas) -> None:
    """Throw away what is tried."""
    desk.appraisal.stop_trying()
    desk.appraised.emit()


def suppose(desk: Desk, trial: Overlay) -> None:
    """Try this, and show what it turns."""
    desk.appraisal.suppose(trial)
    desk.appraised.emit()


def _strike_all(desk: Desk, found: Callable[..., list[Id]], id_: Id) -> None:
    claims = found(desk.case, id_)
    if claims:
        suppose(desk, whatif.strike(desk.appraisal.trial, claims))
    else:
        desk.refused.emit(_("No claim rests on that alone."))


def _claims(desk: Desk) -> list[Id]:
    shown: Iterable[Id | None] = (landing.claim_shown(desk.case, ref) for ref in desk.selected)
    return list(dict.fromkeys(id_ for id_ in shown if id_ is not None and id_ in desk.case.claims))


def _seen(desk: Desk, claim: Id) -> Claim:
    return whatif.seen_claim(desk.case, desk.appraisal.laid, claim)


def _argument(desk: Desk) -> Id | None:
    """The step meant by the current box: the one it is, or the only one it is a premise of."""
    ref = desk.current
    if ref is None:
        return None
    if ref.kind is Kind.ARGUMENT:
        return ref.id
    if ref.kind is Kind.PREMISE:
        premise = desk.case.premises.get(ref.id)
        return premise.argument if premise is not None else None
    uses = desk.case.uses_of(ref.id) if ref.kind is Kind.CLAIM else []
    return uses[0].argument if len({use.argument for use in uses}) == 1 else None


def _judged(desk: Desk) -> Ref | None:
    ref = desk.current
    if ref is not None and isinstance(desk.case.get(ref), Issue):
        return ref
    return Ref(Kind.CLAIM, desk.claim) if desk.claim is not None else None


def _(text: str) -> str:
    return QCoreApplication.translate("Command", text)
