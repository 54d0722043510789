"""Sparing Python's collector what lives as long as the case on the desk.

Records, packed blocks and words of 10,000 claims are some 300,000 objects. Looking through them for circles takes
0.1 to 0.2 s, and comes round again after every few edits, in the middle of one.
"""

from __future__ import annotations

import gc

LARGE = 2000  # records: of fewer the collector is done before anybody sees it


def spare(records: int) -> None:
    """Leave all there is now out of further collections, where the case has that many records.

    Called when a case has been drawn anew: what was spared before is looked through once more, lest the case that lay
    on the desk before stays for ever.
    """
    if records >= LARGE or gc.get_freeze_count() > 0:
        let_go(records)


def let_go(records: int) -> None:
    """Free what nobody holds any more, spared or not; then spare the rest, where a case has that many records."""
    gc.unfreeze()
    gc.collect()
    if records >= LARGE:
        gc.freeze()
