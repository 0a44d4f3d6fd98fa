"""Codes of pupils in words: years, needs, ages."""

from datetime import date

from django import template

from pupils.rules import years
from pupils.rules.acts import TITLES, Kind
from pupils.rules.dates import age_in_words
from pupils.rules.languages import language_name
from pupils.rules.need import BY_CODE, short_name

register = template.Library()

YEAR_NOT_KNOWN = ("", None)


@register.filter
def year_words(code: str | None) -> str:
    """``Year 4``, ``Reception``."""
    return years.label(None if code in YEAR_NOT_KNOWN else code)


@register.filter
def need_words(code: str) -> str:
    """The full name of a type of need; a code that is not known stands for itself."""
    return BY_CODE[code].name if code in BY_CODE else code


@register.filter
def need_short(code: str) -> str:
    """A type of need in one or two words."""
    return short_name(code)


@register.filter
def language_words(code: str) -> str:
    """A language by its English name; a code that is not known stands for itself."""
    return language_name(code)


@register.filter
def age(born_on: date, on: date) -> str:
    """``8 years 7 months``."""
    return age_in_words(born_on, on)


@register.filter
def act_words(kind: str) -> str:
    """What was done for several pupils at once, as its page is called."""
    return TITLES[Kind(kind)]
