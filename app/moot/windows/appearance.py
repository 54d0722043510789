"""How windows look: the map's theme as a palette and one style sheet, the same on every platform."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from moot.drawing.style import DARK, LIGHT, Theme, font, sized, ui_family
from moot.drawing.style import Role as TextRole
from moot.windows import controls

_UI_PIXELS = 13
_POINTS = 72  # to the inch
_SLACK = 5  # per cent: a desktop whose font is a fraction of a pixel larger than ours leaves the windows as they are
_MOST = 250  # per cent: beyond it nothing has room
_SIZES = r"(?<![\w-])(font-size|(?:m(?:in|ax)-)?(?:width|height)): (?!1px)(\d+)px"


def system_is_dark() -> bool:
    """Whether the desktop asks for dark windows."""
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def system_font() -> QFont:
    """The desktop's own font, as it is now."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)


def size_of(system: QFont, dots: float) -> int:
    """How large texts are, in per cent, where the desktop has this font, at so many dots per inch.

    Never less than 100: the smallest are no larger than most desktops' own.
    """
    pixels = system.pixelSize() if system.pixelSize() > 0 else system.pointSizeF() * dots / _POINTS
    size = round(100 * pixels / _UI_PIXELS)
    return 100 if size < 100 + _SLACK else min(_MOST, size)


def text_size(preferred: int) -> int:
    """How large texts are, in per cent, where so many per cent of the desktop's own size are preferred."""
    screen = QGuiApplication.primaryScreen()
    dots = screen.logicalDotsPerInch() if screen is not None else float(_POINTS)
    return min(_MOST, size_of(system_font(), dots) * preferred // 100)


def theme(*, dark: bool) -> Theme:
    """The colours for dark or light windows."""
    return DARK if dark else LIGHT


def wear(application: QApplication, dark: bool, family: str = "", size: int = 100) -> None:
    """Put palette, font and style sheet on the whole program: in this family of fonts (empty for the desktop's own),
    the text so large, in per cent.
    """
    colours = theme(dark=dark)
    application.setPalette(_palette(colours))
    base = font(TextRole.TEXT, family or ui_family())
    base.setPixelSize(sized(_UI_PIXELS, size))
    application.setFont(base)
    mirrored = application.layoutDirection() is Qt.LayoutDirection.RightToLeft
    application.setStyleSheet(_sized(_sheet(colours, mirrored=mirrored) + controls.sheet(colours), size))


def _sized(sheet: str, size: int) -> str:
    """A style sheet for texts at a size in per cent: they, and what holds them, grow; hairlines and margins do not."""
    if size == 100:
        return sheet
    return re.sub(_SIZES, lambda found: f"{found[1]}: {sized(int(found[2]), size)}px", sheet)


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    for roles, colour in (
        ((role.Window, role.Button), theme.surface),
        ((role.Base, role.ToolTipBase), theme.surface),
        ((role.AlternateBase,), theme.paper),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), theme.ink),
        ((role.PlaceholderText,), theme.muted),
        ((role.Highlight, role.Link, role.Accent), theme.accent),
        ((role.HighlightedText,), theme.surface),
        ((role.Light, role.Midlight, role.Mid, role.Dark), theme.hairline),
    ):
        for one in roles:
            palette.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, one, QColor(theme.muted))
    return palette


# long: one style sheet, read from top to bottom like a table
def _sheet(theme: Theme, *, mirrored: bool = False) -> str:
    end = "left" if mirrored else "right"  # Qt mirrors places, and no paddings
    builders = "".join(
        f'QPushButton[build="{name}"] {{ color: {colour}; font-weight: 600; }}'
        f'QPushButton[build="{name}"]:disabled {{ color: {theme.muted}; font-weight: 400; }}'
        for name, colour in (
            ("reason", theme.support.line),
            ("objection", theme.objection.line),
            ("undercut", theme.undercut.line),
            ("premise", theme.ink),
            ("issue", theme.ink),
        )
    )
    return f"""
        QMainWindow, QMenuBar, QStatusBar, #top-bar {{ background: {theme.surface}; color: {theme.ink}; }}
        #top-bar {{ border-bottom: 1px solid {theme.hairline}; }}
        QMenuBar {{ padding: 2px 8px; }}
        QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
        QMenuBar::item:selected {{ background: {theme.paper}; }}
        QMenu {{ background: {theme.surface}; color: {theme.ink}; border: 1px solid {theme.hairline}; padding: 4px; }}
        QMenu::item {{ padding: 5px 28px 5px 24px; border-radius: 4px; }}
        QMenu::item:selected {{ background: {theme.accent}; color: {theme.surface}; }}
        QMenu::item:disabled {{ color: {theme.muted}; background: transparent; }}
        QMenu::separator {{ height: 1px; background: {theme.hairline}; margin: 4px 8px; }}
        QStatusBar {{ border-top: 1px solid {theme.hairline}; color: {theme.muted}; }}
        QStatusBar QLabel {{ color: {theme.muted}; padding: 0 10px; }}
        QStatusBar::item {{ border: none; }}
        #case-title {{ font-size: 14px; font-weight: 600; }}
        #notice, #news, #trying, #reading, #breadcrumb, #find-bar, #filter-bar {{
            border-bottom: 1px solid {theme.hairline}; }}
        #find-bar, #filter-bar {{ background: {theme.surface}; }}
        QLineEdit, QTextEdit {{ placeholder-text-color: {theme.placeholder}; }}
        #find-words {{ background: {theme.paper}; color: {theme.ink}; border: 1px solid {theme.outline};
            border-radius: 6px; padding: 3px 6px; }}
        #find-words:focus {{ border: 1px solid {theme.accent}; }}
        #find-where {{ color: {theme.muted}; }}
        QStatusBar #filter-count {{ color: {theme.ink}; font-weight: 600; }}
        #cast QTableView {{ background: {theme.surface}; border: 1px solid {theme.hairline}; border-radius: 6px; }}
        #cast QTableView:focus {{ border: 1px solid {theme.accent}; }}
        #cast QTableView::item {{ padding: 0 7px; }}
        #cast QHeaderView {{ background: {theme.surface}; border: none; }}
        #cast QHeaderView::section {{ background: {theme.surface}; color: {theme.muted}; border: none;
            border-bottom: 1px solid {theme.hairline}; padding: 6px 7px; }}
        #cast QLineEdit#cell {{ border-radius: 0; padding: 0 6px; }}
        #cast-told {{ color: {theme.muted}; }}
        #palette {{ background: {theme.surface}; border: 1px solid {theme.hairline}; border-radius: 8px; }}
        #palette QTreeWidget {{ background: {theme.surface}; border: none; }}
        #palette QTreeWidget::item {{ padding: 3px 2px; }}
        #notice {{ background: {theme.paper}; }}
        #notice QLabel {{ color: {theme.muted}; font-size: 12px; }}
        #about-title {{ font-size: 20px; font-weight: 600; }}
        #hint {{ color: {theme.muted}; font-size: 14px; }}
        #news {{ background: {theme.support.tint}; }}
        #trying {{ background: {theme.undercut.tint}; }}
        #tour {{ background: {theme.surface}; border-bottom: 1px solid {theme.hairline}; }}
        #tour-step {{ color: {theme.muted}; font-size: 12px; }}
        #tour-step[now="true"] {{ color: {theme.accent}; font-weight: 600; }}
        #hints {{ background: {theme.surface}; border-top: 1px solid {theme.hairline}; }}
        #hints QLabel {{ color: {theme.muted}; font-size: 12px; }}
        #hints QPushButton {{ font-size: 12px; padding: 2px 9px; }}
        #start-page {{ background: {theme.surface}; color: {theme.ink}; }}
        #start-page #offers {{ background: {theme.surface}; color: {theme.ink}; border: none; }}
        #start-page #find-words {{ background: {theme.paper}; padding: 5px 8px; }}
        #start-name {{ font-size: 20px; font-weight: 600; }}
        #sight {{ border-left: 1px solid {theme.hairline}; }}
        #sight-title {{ font-size: 16px; font-weight: 600; }}
        #sight-words {{ color: {theme.muted}; }}
        #told {{ background: {theme.support.tint}; }}
        #stage-strip {{ background: {theme.surface}; border-top: 1px solid {theme.hairline}; }}
        #stage-words {{ color: {theme.muted}; }}
        #stage-note, #stage-reader {{ background: {theme.surface}; color: {theme.ink}; font-size: 15px; }}
        #stage-strip QPushButton:checked {{ border: 1px solid {theme.accent}; }}
        #reading {{ background: {theme.support.tint}; }}
        #reading-share {{ color: {theme.ink}; padding: 2px 4px; }}
        #side-panel, #inspector, #inspector-inside, #side-panel QTreeWidget, #side-panel QTabWidget::pane {{
            background: {theme.surface}; color: {theme.ink}; border: none; }}
        #outline, #outline-tree {{ background: {theme.surface}; color: {theme.ink}; border: none; }}
        #outline-title {{ color: {theme.muted}; font-size: 12px; font-weight: 600; }}
        #outline-gaps {{ color: {theme.objection.line}; font-size: 12px; font-weight: 600; padding: 3px 8px; }}
        QSplitter::handle {{ background: {theme.hairline}; }}
        #inspector-kind {{ color: {theme.muted}; font-size: 12px; font-weight: 600; padding-bottom: 2px; }}
        #inspector-text {{ font-size: 15px; font-weight: 600; padding-bottom: 2px; }}
        #ruled {{ border-top: 1px solid {theme.hairline}; }}
        #section-title {{ color: {theme.muted}; font-size: 12px; font-weight: 600; padding-top: 6px; }}
        #field-label, #field-word {{ color: {theme.muted}; }}
        #field-label {{ padding-top: 5px; }}
        #inspector QLineEdit, #inspector QTextEdit, #inspector QSpinBox, #field-frame {{
            background: {theme.paper}; color: {theme.ink}; border: 1px solid {theme.outline}; border-radius: 6px; }}
        #card {{ background: {theme.paper}; color: {theme.ink}; border: 1px solid {theme.hairline};
            border-radius: 6px; }}
        #inspector QLineEdit {{ padding: 4px 6px; }}
        #inspector QSpinBox {{ padding: 4px 4px; }}
        #inspector QTextEdit {{ padding: 1px 4px; }}
        #inspector QComboBox QLineEdit, #inspector QSpinBox QLineEdit {{
            border: none; padding: 0; background: transparent; }}
        #inspector QTextEdit#field-title {{ font-size: 15px; font-weight: 600; }}
        #inspector QTextEdit#field-title, #inspector QTextEdit#question, #inspector QTextEdit#answer {{
            background: transparent; border: 1px solid transparent; padding: 1px 0px; }}
        #inspector QTextEdit#field-title:hover, #inspector QTextEdit#question:hover, #inspector QTextEdit#answer {{
            border: 1px solid {theme.outline}; }}
        #inspector QLineEdit:focus, #inspector QTextEdit:focus, #inspector QSpinBox:focus, #inspector QComboBox:focus,
        #inspector QTextEdit#field-title:focus, #inspector QTextEdit#question:focus,
        #inspector QTextEdit#answer:focus {{ border: 1px solid {theme.accent}; }}
        #inspector QComboBox QLineEdit:focus, #inspector QSpinBox QLineEdit:focus {{ border: none; }}
        #inspector QComboBox:on {{ border: 1px solid {theme.accent}; }}
        #field-button {{ background: {theme.paper}; text-align: left; padding: 4px 8px; border-radius: 6px; }}
        QToolButton#field-chip {{ background: {theme.surface}; border: 1px solid {theme.hairline}; padding: 1px 6px; }}
        QToolButton#field-more {{ color: {theme.muted}; padding: 1px 6px; }}
        QToolButton#field-more::menu-indicator {{ image: none; }}
        QPushButton#link {{ color: {theme.accent}; padding: 1px 3px; text-align: left; background: transparent;
            border: 1px solid transparent; border-radius: 4px; }}
        QPushButton#link:hover {{ text-decoration: underline; }}
        QPushButton#link:focus {{ border: 1px solid {theme.accent}; }}
        QPushButton#link[title="true"] {{ color: {theme.ink}; font-weight: 600; }}
        #card-text, #card-quote {{ color: {theme.muted}; padding: 0 3px; }}
        QTabBar::tab {{ background: {theme.surface}; color: {theme.muted}; padding: 6px 5px; font-size: 12px;
            border: none; border-bottom: 2px solid {theme.hairline}; }}
        QTabBar::tab:selected {{ color: {theme.ink}; border-bottom: 2px solid {theme.accent}; }}
        QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
        QScrollBar::handle:vertical {{ background: {theme.outline}; border-radius: 4px; min-height: 28px;
            margin: 1px; }}
        QScrollBar::handle:vertical:hover {{ background: {theme.muted}; }}
        QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
        QScrollBar::handle:horizontal {{ background: {theme.outline}; border-radius: 4px; min-width: 28px;
            margin: 1px; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
        QComboBox {{ background: {theme.paper}; color: {theme.ink}; border: 1px solid {theme.outline};
            border-radius: 6px; padding: 4px 8px; }}
        #crumb-here {{ font-weight: 600; }}
        QPushButton {{ background: {theme.surface}; border: 1px solid {theme.hairline}; border-radius: 7px;
            padding: 5px 11px; color: {theme.ink}; }}
        QPushButton:hover, QToolButton:hover {{ background: {theme.paper}; }}
        QPushButton:focus, QToolButton:focus {{ border: 1px solid {theme.accent}; }}
        QPushButton:default {{ border: 1px solid {theme.accent}; }}
        QPushButton:disabled {{ color: {theme.muted}; }}
        #find-field {{ background: {theme.paper}; border-radius: 13px; color: {theme.muted}; padding: 5px 16px; }}
        QToolButton {{ border: 1px solid transparent; border-radius: 6px; padding: 4px 8px; color: {theme.ink}; }}
        QToolButton::menu-indicator {{ subcontrol-position: right center; subcontrol-origin: padding; left: -3px; }}
        QToolButton[popupMode="2"] {{ padding-{end}: 18px; }}
        QToolTip {{ background: {theme.surface}; color: {theme.ink}; border: 1px solid {theme.hairline}; }}
        {builders}
    """
