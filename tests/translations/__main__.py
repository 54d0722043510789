"""What is still to be translated: `python -m tests.translations` from the project's folder.

It lists what the tests of this folder would complain of and brings `resources/translations` up to date: new texts are
put at the end of their catalogue with an empty translation to fill in, texts that are gone are taken out.
"""

from __future__ import annotations

from moot import places
from moot.formats.catalogues import Entry, parse, write
from tests.translations import tables
from tests.translations.texts import collect

QTS = frozenset({"QShortcut"})  # what Qt says, and we say better


def main() -> None:
    """Bring the catalogues up to date and say what is left to do."""
    for name, wanted in (("de.po", interface()), ("de.schemes.po", dict(tables.scheme_texts()))):
        path = places.translations() / name
        text = path.read_text("utf-8")
        there = parse(text, name)
        known = {entry.text for entry in there}
        heading = "\n".join(line[2:] for line in text.split('msgid ""')[0].splitlines())
        kept = [entry for entry in there if entry.text in wanted or entry.context in QTS]
        new = [Entry(text, "") for text in wanted if text not in known]
        path.write_text(write([*kept, *new], heading), "utf-8")
        for entry in there:
            if entry not in kept:
                print(f"{name}: gone: {entry.text!r}")
        for entry in [*kept, *new]:
            if not entry.translation:
                print(f"{name}: to translate, from {wanted[entry.text]}: {entry.text!r}")
    for blind in sorted(set(collect()[1])):
        if blind.call not in tables.BY_TABLE:
            print(f"cannot be followed, needs a table: {blind.where}: {blind.call}")


def interface() -> dict[str, str]:
    """The texts of the interface, each with where it first stands."""
    found: dict[str, str] = {}
    for text in collect()[0]:
        found.setdefault(text.text, text.where)
    for words, table in tables.texts():
        found.setdefault(words, table)
    return found


if __name__ == "__main__":
    main()
