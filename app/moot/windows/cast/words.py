"""How the cast says how many."""

from __future__ import annotations

from moot.canvas.wording import number_text
from moot.model.cast import PartyUses
from moot.model.records import Party
from moot.windows.actions import translate


def claims(count: int) -> str:
    """So many claims."""
    return translate("1 claim") if count == 1 else translate("{count} claims").format(count=number_text(count))


def burdens(count: int) -> str:
    """So many burdens."""
    return translate("1 burden") if count == 1 else translate("{count} burdens").format(count=number_text(count))


def arguments(count: int) -> str:
    """So many arguments."""
    return translate("1 argument") if count == 1 else translate("{count} arguments").format(count=number_text(count))


def uses(used: PartyUses) -> str:
    """What a party is used by: `12 claims · 2 burdens`."""
    parts = [claims(used.held)] if used.held else []
    parts += [burdens(used.burdens)] if used.burdens else []
    return " · ".join(parts) or translate("nothing")


def called(party: Party) -> str:
    """What a party is called in a sentence."""
    return party.short or party.name or translate("A party without a name")
