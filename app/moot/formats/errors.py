"""What can be wrong with a file from elsewhere, said in one sentence."""

from __future__ import annotations


class FormatError(Exception):
    """A text or file that cannot be read as what it should be.

    The message is one sentence without a full stop at its end; `line` counts from 1 where it is known.
    """

    def __init__(self, sentence: str, line: int | None = None) -> None:
        self.sentence = sentence
        self.line = line
        super().__init__(sentence if line is None else f"line {line}: {sentence}")

    def in_file(self, name: str) -> FormatError:
        """The same error, naming the file it was found in."""
        where = name if self.line is None else f"{name}, line {self.line}"
        return FormatError(f"{where}: {self.sentence}")
