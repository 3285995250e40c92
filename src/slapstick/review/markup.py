"""Set text and ornaments as HTML, so that no letter of a repository can be more than a letter."""

from __future__ import annotations

import unicodedata
from html import escape

from slapstick.model import Place
from slapstick.review.links import Link

# Letters that no eye sees, and that can turn round or hide what it does see.
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


def shown(text: str) -> str:
    """Return text for a page: markup is text, and what would not be seen is named: `<U+202E>`."""
    if not text.isprintable():
        text = "".join(_seen(character) for character in text)
    return escape(text)


def _seen(character: str) -> str:
    if character in "\n\t" or unicodedata.category(character) not in _UNSEEN:
        return character
    return f"<U+{ord(character):04X}>"


def linked(place: Place, link: Link) -> str:
    """Return a place, linked to its line where there is an address for it."""
    address, text = link(place), shown(str(place))
    named = f"<code>{text}</code>"
    return f'<a href="{shown(address)}" rel="noreferrer">{named}</a>' if address else named


def ornament(name: str, box: str = "") -> str:
    """Return one of the ornaments that the page defines once; it says nothing to a reader."""
    view = f' viewBox="{box}"' if box else ""
    return f'<svg class="{name}"{view} aria-hidden="true"><use href="#{name}"/></svg>'


def button(name: str, text: str, more: str = "") -> str:
    """Return a button that the script knows by its name."""
    return f'<button type="button" id="{name}"{more}>{text}</button>'
