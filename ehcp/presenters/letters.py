"""Letters as their pages show them: what to send first, what is left to write, and the wording with its history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ehcp import letter_selectors
from ehcp.models import Case, CaseLetter
from ehcp.rules.letters.kind import AUDIENCE_WORDS, Audience, LetterKind
from ehcp.rules.letters.placeholders import KNOWN, MEANS
from ehcp.rules.letters.table import KINDS, Fit
from senco.access.actor import Actor
from senco.documents.language import hints
from senco.documents.models import LetterTemplate
from senco.documents.rules.placeholders import gap, gaps, left_over


@dataclass(frozen=True)
class LettersPage:
    """The letters of a case: those about a missed date, others that fit now, and the rest by whom they go to."""

    late: list[Fit]
    fitting: list[Fit]
    others: list[tuple[str, list[LetterKind]]]


@dataclass(frozen=True)
class WordingRow:
    """A kind of letter in the list of wordings, with the school's last change to it, if there was one."""

    kind: LetterKind
    own: LetterTemplate | None

    @property
    def is_own(self) -> bool:
        """Whether the school's own wording holds."""
        return self.own is not None and not self.own.is_default


def letters_page(actor: Actor, case: Case, *, on: date) -> LettersPage:
    """What can be written in a case on a day."""
    choice = letter_selectors.choice(case, on=on)
    return LettersPage(
        late=[fit for fit in choice.fits if fit.is_late],
        fitting=[fit for fit in choice.fits if not fit.is_late],
        others=by_audience(choice.others),
    )


def by_audience(kinds: Iterable[LetterKind]) -> list[tuple[str, list[LetterKind]]]:
    """Kinds of letters under the words for whom they go to."""
    known = list(kinds)
    groups = [(AUDIENCE_WORDS[to], [kind for kind in known if kind.to is to]) for to in Audience]
    return [(title, group) for title, group in groups if group]


def open_ends(form: Any) -> list[str]:
    """What is still to be filled in a letter as it stands on the page: its gaps and left-over placeholders."""
    words = "\n".join(str(form[name].value() or "") for name in ("addressee", "subject", "text"))
    return [*gaps(words), *left_over(words, KNOWN)]


def lacks_sendiass(open_gaps: Iterable[str]) -> bool:
    """Whether a letter waits for the advice service of the area, which is put on the letterhead once for all letters."""
    return gap(MEANS["sendiass"]) in set(open_gaps)


def wording_rows(own: dict[str, LetterTemplate]) -> list[tuple[str, list[WordingRow]]]:
    """Every kind of letter under the words for whom it goes to."""
    return [
        (title, [WordingRow(kind, own.get(kind.id)) for kind in group]) for title, group in by_audience(KINDS)
    ]


def reading_age(text: str) -> str:
    """The reading age of a wording in words, ``about 8``; nothing for one that is too short to tell."""
    found = hints(text)
    return found.age_words if found.reading_age is not None else ""


def file_name(letter: CaseLetter) -> str:
    """A name for folders of downloads: it names the case by its number, and no child."""
    return f"letter-{letter.case.reference}-{letter.dated.isoformat()}"
