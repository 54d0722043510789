"""How a map looks: style, measured text, painters, pictures. QtGui and QtSvg, never widgets."""
