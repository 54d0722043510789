"""The case as text: YAML, lossless both ways, to be read, compared line by line, written by hand and kept for long.

`read(write(case))` gives equal records for any case, whether its references lead anywhere or not. The layout is told
in `case_keys`. Foreign files of Carneades 4 (Gordon's argument graphs as YAML) are read as well.
"""

from __future__ import annotations

from moot.formats.case_reader import read
from moot.formats.case_writer import write
from moot.formats.imported import Imported

__all__ = ["Imported", "read", "write"]
