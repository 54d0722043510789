"""How the controls of dialogs, bars and lists look: flat, with the hairlines and corners of the inspector's fields.

A part of the one style sheet (`appearance`).
"""

from __future__ import annotations

from moot import places
from moot.drawing.style import Theme


# long: one style sheet, read from top to bottom like a table
def sheet(theme: Theme) -> str:
    """The rules for combo boxes, spin boxes, ticks, fields, lists, tabs and groups in a theme."""
    icons = (places.resources_dir() / "icons").as_posix()
    return f"""
        QDialog, QMessageBox, QInputDialog {{ background: {theme.surface}; color: {theme.ink}; }}
        QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
        QLabel#hint-line {{ color: {theme.muted}; }}
        QComboBox {{ padding: 4px 8px; }}
        QComboBox:focus, QComboBox:on {{ border: 1px solid {theme.accent}; }}
        QComboBox:disabled {{ color: {theme.muted}; background: {theme.surface}; }}
        QComboBox::drop-down {{ border: none; width: 22px; subcontrol-origin: padding;
            subcontrol-position: center right; }}
        QComboBox::down-arrow {{ image: url("{icons}/chevron-down.svg"); width: 12px; height: 12px; }}
        QComboBox QAbstractItemView {{ background: {theme.surface}; color: {theme.ink};
            border: 1px solid {theme.hairline}; outline: none; padding: 3px;
            selection-background-color: {theme.accent}; selection-color: {theme.surface}; }}
        QDialog QAbstractSpinBox {{ background: {theme.paper}; color: {theme.ink};
            border: 1px solid {theme.outline}; border-radius: 6px; padding: 3px 6px; }}
        QDialog QAbstractSpinBox:focus {{ border: 1px solid {theme.accent}; }}
        QDialog QAbstractSpinBox:disabled {{ color: {theme.muted}; background: {theme.surface}; }}
        QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; background: transparent;
            width: 20px; height: 12px; subcontrol-origin: border; }}
        QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
        QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
        QAbstractSpinBox::up-arrow {{ image: url("{icons}/chevron-up.svg"); width: 10px; height: 10px; }}
        QAbstractSpinBox::down-arrow {{ image: url("{icons}/chevron-down.svg"); width: 10px; height: 10px; }}
        QDialog QLineEdit, QDialog QTextEdit, QDialog QPlainTextEdit {{ background: {theme.paper}; color: {theme.ink};
            border: 1px solid {theme.outline}; border-radius: 6px; padding: 5px 8px 4px 8px;
            selection-background-color: {theme.accent}; selection-color: {theme.surface}; }}
        QDialog QLineEdit:focus, QDialog QTextEdit:focus, QDialog QPlainTextEdit:focus {{
            border: 1px solid {theme.accent}; }}
        QDialog QLineEdit:disabled {{ color: {theme.muted}; background: {theme.surface}; }}
        QDialog QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: none; background: transparent;
            padding: 0; }}
        QInputDialog QLineEdit {{ min-width: 340px; }}
        QDialog QTextBrowser {{ background: {theme.surface}; }}
        QCheckBox::indicator, QRadioButton::indicator {{ width: 14px; height: 14px;
            border: 1px solid {theme.muted}; background: {theme.surface}; }}
        QCheckBox::indicator {{ border-radius: 4px; }}
        QRadioButton::indicator {{ border-radius: 8px; }}
        QCheckBox::indicator:checked {{ background: {theme.accent}; border: 1px solid {theme.accent};
            image: url("{icons}/tick-{theme.name}.svg"); }}
        QCheckBox::indicator:indeterminate {{ background: {theme.muted}; border: 1px solid {theme.muted}; }}
        QRadioButton::indicator:checked {{ background: {theme.surface}; border: 5px solid {theme.accent};
            width: 6px; height: 6px; }}
        QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border: 1px solid {theme.hairline}; }}
        QCheckBox, QRadioButton {{ border: 1px solid transparent; border-radius: 4px; padding: 1px 3px; }}
        QCheckBox:focus, QRadioButton:focus {{ border: 1px solid {theme.accent}; }}
        QCheckBox:disabled, QRadioButton:disabled {{ color: {theme.muted}; }}
        QGroupBox {{ border: none; border-top: 1px solid {theme.hairline}; margin-top: 22px; padding-top: 8px; }}
        QGroupBox::title {{ subcontrol-origin: margin; subcontrol-position: top left; color: {theme.muted};
            font-weight: 600; }}
        QDialog QAbstractItemView {{ background: {theme.paper}; color: {theme.ink}; border: 1px solid {theme.hairline};
            border-radius: 6px; outline: none; }}
        QHeaderView::section {{ background: {theme.surface}; color: {theme.muted}; border: none;
            border-bottom: 1px solid {theme.hairline}; padding: 4px 6px; }}
        QTabWidget::pane {{ border: none; }}
        QProgressBar {{ background: {theme.paper}; border: 1px solid {theme.hairline}; border-radius: 6px;
            text-align: center; color: {theme.ink}; min-height: 14px; }}
        QProgressBar::chunk {{ background: {theme.accent}; border-radius: 5px; }}
        QPushButton#status-gaps {{ border: 1px solid transparent; border-radius: 4px; padding: 1px 2px;
            color: {theme.objection.line}; background: transparent; }}
        QStatusBar QLabel#status-words {{ padding: 0; }}
        QStatusBar QLabel#status-dot {{ padding: 0 4px; }}
        QPushButton#status-gaps:hover {{ text-decoration: underline; }}
        QPushButton#status-gaps:focus {{ border: 1px solid {theme.accent}; }}
    """
