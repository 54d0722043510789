"""What can be wrong with a file from elsewhere, said in one sentence."""

from __future__ import annotations


class FormatError(Exception):
    """A text or file that cannot be read as what it should be; as a string, one sentence for the person.

    `sentence` is without its place and its full stop; `line` counts from 1 where it is known.
    """

    def __init__(self, sentence: str, line: int | None = None, name: str = "") -> None:
        self.sentence = sentence
        self.line = line
        place = f"line {line}" if line is not None else ""
        where = ", ".join(part for part in (name, place) if part)
        text = f"{where}: {sentence}" if where else sentence[:1].upper() + sentence[1:]
        super().__init__(text if text.endswith((".", "?", "!")) else text + ".")

    def in_file(self, name: str) -> FormatError:
        """The same error, naming the file it was found in."""
        return FormatError(self.sentence, self.line, name)
