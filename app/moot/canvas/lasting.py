"""What Python's collector is spared, and when it comes round: not by itself, and never beside the windows.

Records, packed blocks and words of 10,000 claims are some 300,000 objects. Looking through them for circles takes
0.1 to 0.2 s, and comes round again after every few edits, in the middle of one. By itself it comes round in whichever
thread happens to make things, and would end there what is Qt's: widgets may end in the main thread only.
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


def collect_due() -> None:
    """Collect as far as the collector would have by itself, were it not resting; called now and then while it does."""
    counts, limits = gc.get_count(), gc.get_threshold()
    due = [age for age, (count, limit) in enumerate(zip(counts, limits, strict=True)) if 0 < limit < count]
    if due:
        gc.collect(due[-1])
