"""The answers about the children of the register: how many, beside England and the term before; which needs; which years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboards.rules.answers import Answer, Bar, Point, Row, Shown, bars_of, in_figures, rows_of, sentences
from dashboards.rules.england import SOURCE, NationalShare
from dashboards.rules.figures_register import PLAN, SUPPORT, Register
from dashboards.rules.hiding import SMALLEST_SHOWN
from dashboards.rules.suppression import HIDDEN_WORDS, Cell
from senco.access.rules.words import plural

NOTHING_SHOWN = "Fewer than 6 children, or too few in each group: no figure is shown, so that none points to a child."
NOBODY = "No pupil is on the SEN register"
NOT_KNOWN = "not known"
TERMS_SHOWN = 4  # side by side: this one, and back to the same term a year ago
NEAR = 2.0  # per cent points; among 400 pupils two years alike differ by as much by chance


@dataclass(frozen=True)
class Totals:
    """What is shown of the register in one term; None where it is hidden, or was not published."""

    term: str
    pupils: Cell = None
    register: Cell = None
    support: Cell = None
    plan: Cell = None
    england: float | None = None

    @property
    def share(self) -> float | None:
        """Per cent of the pupils on roll who are on the register, where both are shown."""
        return None if self.register is None or not self.pupils else 100 * self.register / self.pupils


def totals_of(term: str, register: Register, pupils: int, england: NationalShare | None) -> Totals:
    """What may be shown of the register. ``pupils`` on roll stays out where all but 1 to 5 of them are on it."""
    others = pupils - (register.total or 0)
    on_roll = None if register.total is not None and 0 < others < SMALLEST_SHOWN else pupils
    return Totals(
        term,
        on_roll,
        register.total,
        register.status.count(SUPPORT),
        register.status.count(PLAN),
        None if england is None else england.per_cent,
    )


def how_many(
    now: Totals, earlier: Sequence[Totals], register: Register, england: NationalShare | None
) -> Answer:
    """How many pupils are on the register, and how that compares. ``earlier`` are terms before, the latest first."""
    terms = (now, *earlier[: TERMS_SHOWN - 1])
    return Answer(
        key="how_many",
        heading="How many children have SEN?",
        finding=_how_many_found(now),
        ask="how many came off the register because they are back on track, and how do we know?",
        bars=_beside(now, england) or bars_of(register.status),
        columns=("Pupils", *(_short(term.term) for term in terms)),
        rows=_terms_side_by_side(terms, england),
        note=sentences(
            NOTHING_SHOWN if now.register is None else "",
            _change(now, earlier[0] if earlier else None),
            HALF_HIDDEN if now.register is not None and now.plan is None else "",
            _national(england) if england else "",
        ),
        shown=(register.status,),
        trend=_trend(terms),
    )


HALF_HIDDEN = "One of the two groups is small, so both are hidden."


def _how_many_found(now: Totals) -> str:
    if now.register is None:
        return "Too few to show"
    if now.register == 0:
        return NOBODY
    if now.pupils is None:
        return f"{plural(now.register, 'pupil')}, nearly all of the school"
    found = f"{now.register:,} of {plural(now.pupils, 'pupil')}"
    share = now.share or 0
    if now.england is None:
        return f"{found}: {share:.1f}%"
    how = "close to" if abs(share - now.england) <= NEAR else ("more than" if share > now.england else "less than")
    return f"{found}: {share:.1f}%, {how} England’s {now.england:.1f}%"


def _short(term: str) -> str:
    return term.replace(" term", "")


def _beside(now: Totals, england: NationalShare | None) -> tuple[Bar, ...]:
    if now.share is None or england is None:
        return ()
    share = round(now.share, 1)
    whole = max(share, england.per_cent)
    return (
        Bar("This school", share, whole, f"{share:.1f}%"),
        Bar(f"England, {england.schools}", england.per_cent, whole, f"{england.per_cent:.1f}%", "s3"),
    )


def _terms_side_by_side(terms: Sequence[Totals], england: NationalShare | None) -> tuple[Row, ...]:
    rows = [
        Row(SUPPORT, tuple(in_figures(term.support) for term in terms)),
        Row(PLAN, tuple(in_figures(term.plan) for term in terms)),
        Row("Both together", tuple(in_figures(term.register) for term in terms)),
        Row("All pupils", tuple(in_figures(term.pupils) for term in terms)),
        Row("Share with SEN", tuple(_per_cent(term.share) for term in terms)),
    ]
    if england:
        rows.append(Row("England", tuple(_england(term.england) for term in terms)))
    return tuple(rows)


def _per_cent(share: float | None) -> str:
    return HIDDEN_WORDS if share is None else f"{share:.1f}%"


def _trend(terms: Sequence[Totals]) -> tuple[Point, ...]:
    """The share in each term, the earliest first; nothing where fewer than two terms show one. A line is made of what
    was published in each term and of nothing else, so it tells no more than they did."""
    if sum(term.share is not None for term in terms) < 2:
        return ()
    return tuple(
        Point(term.term, _rounded(term.share), _per_cent(term.share), term.england, _england(term.england))
        for term in reversed(terms)
    )


def _rounded(share: float | None) -> float | None:
    """A share as it is printed, so that the picture is no sharper than the words."""
    return None if share is None else round(share, 1)


def _england(share: float | None) -> str:
    return NOT_KNOWN if share is None else f"{share:.1f}%"


def _change(now: Totals, before: Totals | None) -> str:
    if before is None:
        return "These are the first figures, so there is no term to compare with yet."
    if now.register is None or before.register is None:
        return ""
    change = now.register - before.register
    term = before.term[:1].lower() + before.term[1:]
    if change == 0:
        return f"As many as in the {term}."
    return f"{abs(change)} {'more' if change > 0 else 'fewer'} than in the {term} ({before.register})."


def _national(england: NationalShare) -> str:
    return f"England: SEN support and EHC plans together in {england.schools}, {england.counted} ({SOURCE}, {england.year})."


def which_needs(register: Register) -> Answer:
    """Which needs the pupils on the register have, by their primary need."""
    return Answer(
        key="which_needs",
        heading="Which needs do they have?",
        finding=_largest(register, register.needs, "{} is most common: {}"),
        ask="does our training match the largest needs, and who gives advice on the rare ones?",
        bars=bars_of(register.needs),
        columns=("Main need", "Pupils", "Share"),
        rows=rows_of(register.needs),
        note=_said(register, "Each pupil is counted once, by the main need on record.", register.needs_said),
        shown=(register.needs,),
    )


def which_years(register: Register) -> Answer:
    """In which years, or key stages, the pupils on the register are."""
    return Answer(
        key="which_years",
        heading="Which year groups are they in?",
        finding=_largest(register, register.years, "{} has the most: {}"),
        ask="are needs found early enough, and what goes with a child to the next class or school?",
        bars=bars_of(register.years),
        columns=("Year", "Pupils", "Share"),
        rows=rows_of(register.years),
        note=_said(register, "SEN support and EHC plans together.", register.years_said),
        shown=(register.years,),
    )


def _largest(register: Register, shown: Shown, words: str) -> str:
    """The largest group. Where some are hidden it is only the largest of those shown, and is not said to be more."""
    if register.total == 0:
        return NOBODY
    counts = {label: count for label, count in zip(shown.labels, shown.counts, strict=True) if count}
    if not counts or register.total is None:
        return "Too few in each group to show"
    label = max(counts, key=lambda one: counts[one])
    figure = f"{counts[label]:,} of {register.total:,}"
    # A half or more is the most, whatever is hidden beside it.
    surely = None not in shown.counts or 2 * counts[label] > register.total
    if surely and list(counts.values()).count(counts[label]) == 1:
        return words.format(label, figure)
    return f"{label}: {figure}"


def _said(register: Register, what: str, done: str) -> str:
    if register.total is None:
        return NOTHING_SHOWN
    return what if register.total == 0 else sentences(what, done)


def totals_from(kept: Mapping[str, object], england: NationalShare | None) -> Totals:
    """The totals of an earlier snapshot, as they were kept."""
    cells = {
        name: value for name in ("pupils", "register", "support", "plan") if isinstance(value := kept.get(name), int)
    }
    return Totals(str(kept["term"]), **cells, england=None if england is None else england.per_cent)
