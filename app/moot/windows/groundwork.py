"""What every window stands on and no part of Qt is in, to be imported before Qt for Python.

Qt for Python reads the source of each module imported after it, to see whether that one uses Qt. For the modules below
the drawing, near a hundred, this is a twentieth of a start.
"""

from moot.document import appraisal, document
from moot.formats import prepared
from moot.layout import fit
from moot.model.verbs import viewing

__all__ = ["appraisal", "document", "fit", "prepared", "viewing"]
