"""The words and small pictures that every page shares: icons, chips, dates in words, meters, links.

Each tag is a thin wrapper over a plain function, so that what a page says can be tested without a page.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import template
from django.http import QueryDict
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from senco.access.rules import dates
from senco.access.rules.dates import Due

register = template.Library()

ALIASES = {"tick": "check", "warning": "alert", "download": "get", "arrow": "right", "calendar": "cal"}
CHIP_ICONS = {"late": "alert", "soon": "clock", "done": "check", "note": "flag", "next": "right", "idle": "minus"}
DUE_CLASSES = {Due.OVERDUE: "is-late", Due.TODAY: "is-soon", Due.SOON: "is-soon", Due.LATER: ""}
STATUS_WORDS = {"N": "No SEN", "K": "SEN support", "E": "EHC plan"}  # school census codes


# Dates: each filter is a form of ``senco.access.rules.dates``. With `today` the year is left out within a school year.


def due_class(on: dt.date | None, today: dt.date) -> str:
    """The class of a duty's row: `is-late` when overdue, `is-soon` when due today or soon, else nothing."""
    return DUE_CLASSES[dates.due_state(on, today)] if on else ""


@register.filter(expects_localtime=True)
def day(on: dt.date | None, today: dt.date | None = None) -> str:
    """`Mon 23 Nov 2026`; with `today`, in its school year, `Mon 23 Nov`."""
    return dates.short_day(on, today) if on else ""


@register.filter(expects_localtime=True)
def fullday(on: dt.date | None, today: dt.date | None = None) -> str:
    """`Monday 23 November 2026`."""
    return dates.day_in_full(on, today) if on else ""


@register.filter(expects_localtime=True)
def longdate(on: dt.date | None, today: dt.date | None = None) -> str:
    """`23 November 2026`."""
    return dates.long_date(on, today) if on else ""


@register.filter(expects_localtime=True)
def shortdate(on: dt.date | None, today: dt.date | None = None) -> str:
    """`23 Nov 2026`."""
    return dates.short_date(on, today) if on else ""


@register.filter(expects_localtime=True)
def weekday(on: dt.date | None) -> str:
    """`Monday`."""
    return dates.weekday(on) if on else ""


@register.filter(expects_localtime=True)
def clock(at: dt.datetime | None) -> str:
    """`09:05`."""
    return dates.clock(at) if at else ""


@register.filter(expects_localtime=True)
def moment(at: dt.datetime | None) -> str:
    """`23 November 2026, 09:05`."""
    return f"{dates.long_date(at)}, {dates.clock(at)}" if at else ""


@register.filter(expects_localtime=True)
def shortmoment(at: dt.datetime | None) -> str:
    """`23 Nov 2026, 09:05`."""
    return f"{dates.short_date(at)}, {dates.clock(at)}" if at else ""


@register.filter(expects_localtime=True)
def iso(on: dt.date | None) -> str:
    """`2026-11-23`, for programs: the `datetime` of a time element."""
    return f"{on.year:04d}-{on.month:02d}-{on.day:02d}" if on else ""


@register.filter
def due_state(on: dt.date | None, today: dt.date) -> str:
    return due_class(on, today)


@register.simple_tag
def distance(on: dt.date | None, today: dt.date, past: bool = False) -> str:
    """`in 3 days`, `today`, `2 days late`; with `past`, `2 days ago`."""
    return dates.distance(on, today, past) if on else ""


@register.simple_tag
def lasting(starts_on: dt.date, ends_on: dt.date | None, today: dt.date) -> str:
    """From when until when something holds: ``{% lasting link.starts_on link.ends_on today %}``."""
    return dates.lasting(starts_on, ends_on, today)


@register.simple_tag
def when(on: dt.date | None, today: dt.date, past: bool = False, at: dt.time | None = None) -> SafeString:
    """A date and how far it is, as the left column of a list of duties; `at` is the time of an appointment."""
    if on is None:
        return format_html('<div class="when">{}</div>', "No date")
    words = dates.distance(on, today, past)
    hour = dates.clock(at) if at else ""
    first, second = (dates.short_day(on, today), f"{words}, {hour}" if hour else words)
    if hour and on == today:
        first, second = "Today", hour
    return format_html(
        '<div class="when"><time datetime="{}">{}</time><span>{}</span></div>', on.isoformat(), first, second
    )


# Icons, chips, meters


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """An icon from `_parts/sprite.html`; always decoration beside a word, so hidden from screen readers."""
    classes = f"i {css}".strip()
    return format_html(
        '<svg class="{}" viewBox="0 0 20 20" aria-hidden="true"><use href="#i-{}"/></svg>',
        classes,
        ALIASES.get(name, name),
    )


@register.simple_tag
def chip(kind: str, words: str, name: str = "") -> SafeString:
    """A state, as icon and word. `kind` is late, soon, done, note, next or idle; `name` another icon than the usual."""
    known = kind if kind in CHIP_ICONS else "idle"
    return format_html('<span class="chip chip-{}">{}{}</span>', known, icon(name or CHIP_ICONS[known]), words)


@register.simple_tag
def sen_status(code: str) -> SafeString:
    """A pupil's SEN status by letter and word; an unknown code is shown as it stands."""
    kind = code.lower() if code in STATUS_WORDS else "n"
    words = STATUS_WORDS.get(code, "Status not known")
    return format_html('<span class="chip chip-{}"><span class="code">{}</span>{}</span>', kind, code, words)


def percent(part: float, whole: float) -> int:
    """Whole per cent of `whole`, between 0 and 100; 0 where nothing was promised."""
    return 0 if whole <= 0 else max(0, min(100, round(100 * part / whole)))


@register.simple_tag(name="percent")
def percent_tag(part: float, whole: float) -> int:
    return percent(part, whole)


@register.filter
def thousands(number: float | None) -> str:
    return "" if number is None else f"{number:,}"


@register.simple_tag
def meter(part: float, whole: float, label: str = "", low: bool = False) -> SafeString:
    """What was delivered inside what was promised: `{% meter 1240 1560 "minutes" %}`.

    The figures stand in words beside it; without a label the picture is hidden from screen readers.
    """
    bar = format_html(
        '<rect{} width="{}%" height="100%"/>', SafeString(' class="low"' if low else ""), percent(part, whole)
    )
    if not label:
        return format_html('<svg class="meter" aria-hidden="true">{}</svg>', bar)
    words = f"{part:,} of {whole:,} {label}"
    return format_html('<svg class="meter" role="img" aria-label="{}">{}</svg>', words, bar)


def initials_of(name: str) -> str:
    """First letters of the first and the last word of a name, what stands in brackets left out."""
    words = [word for word in name.split("(")[0].split() if word[0].isalpha()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


@register.simple_tag
def initials(name: str) -> str:
    return initials_of(name)


# Links and hidden fields


def replaced_query(query: QueryDict, changes: Mapping[str, Any]) -> str:
    """The query string with `changes` made; a value of None or "" removes its key. Starts with "?"."""
    changed = query.copy()
    for key, value in changes.items():
        if value is None or value == "":
            changed.pop(key, None)
        else:
            changed[key] = str(value)
    return f"?{changed.urlencode()}"


@register.simple_tag(takes_context=True)
def query_replace(context: Context, **changes: Any) -> str:
    return replaced_query(context["request"].GET, changes)


@register.simple_tag(takes_context=True)
def acting_as(context: Context) -> SafeString:
    """The hidden field that says as whom a form was shown; stands beside the CSRF token in every POST form."""
    token = context.get("acting_as_token") or getattr(context.get("request"), "acting_as_token", "")
    return format_html('<input type="hidden" name="acting_as" value="{}">', token)


@register.simple_block_tag
def wrapped(content: str, tag: str, css: str = "", label: str = "") -> str:
    """The content in an element, or nothing at all where the content is empty: `{% wrapped "aside" "stack" %}`."""
    if not content.strip():
        return ""
    classed = format_html(' class="{}"', css) if css else ""
    named = format_html(' aria-label="{}"', label) if label else ""
    return format_html("<{}{}{}>{}</{}>", tag, classed, named, SafeString(content), tag)


@register.filter
def field_words(name: str) -> str:
    """A form field's name as words, where its label is not to hand: `next_review_on` is "Next review on"."""
    words = name.rsplit("-", 1)[-1].replace("_", " ").strip()
    return words[:1].upper() + words[1:]
