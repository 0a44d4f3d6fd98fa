"""What stands on each paper, as frozen facts: selectors fill them, templates in templates/papers/ print them.

No paper carries a pupil number. Texts are as people wrote them; an empty one is left out by the template.
Dates are civil dates; times are minutes; names are kept whole.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from provision.rules.boxes import Group, Part, grouped

RIGHT_TO_LEFT = frozenset({"ar", "ur", "fa", "ps", "ckb", "he"})


@dataclass(frozen=True, kw_only=True)
class Edition:
    """How one content is printed. Any may be combined; the standard edition has none."""

    large: bool = False
    """18 point on as many pages as it takes; never fitted to a sheet."""
    tint: bool = False
    """A cream page, for those who read better on it."""
    easy_face: bool = False
    """Andika, a face made for new readers, where the server has it."""
    mono: bool = False
    """Safe on a black-and-white printer."""

    @property
    def classes(self) -> str:
        """Class names for the body element, as in paper.css."""
        named = {"large": self.large, "tint": self.tint, "easy-face": self.easy_face, "mono": self.mono}
        return " ".join(name for name, on in named.items() if on)


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What every paper has. `language` is a BCP 47 tag; one PDF has one language."""

    school: str
    language: str = "en-GB"
    edition: Edition = Edition()

    @property
    def direction(self) -> str:
        """rtl or ltr, for the dir attribute."""
        return "rtl" if self.language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True, kw_only=True)
class ChildPaper(Paper):
    """What every paper about one child has. `name` is the whole name as given, in any script."""

    name: str
    known_as: str = ""
    class_name: str = ""

    @property
    def called(self) -> str:
        """The name to call the child by."""
        return self.known_as or self.name


@dataclass(frozen=True)
class Contact:
    """Somebody to ask. Each of phone, email and best_time may be empty."""

    name: str
    role: str = ""
    phone: str = ""
    email: str = ""
    best_time: str = ""


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """Minutes promised and what became of them, as the ledger has it. What nobody recorded is not called missed."""

    period: str
    """Such as: so far this term."""
    promised: int
    given: int
    missed: int = 0
    missed_why: str = ""
    made_up: int = 0
    not_recorded: int = 0


@dataclass(frozen=True, kw_only=True)
class ProvisionLine:
    """One line of provision, specific and counted. Any text may be empty and any number None."""

    what: str
    who: str = ""
    group_size: int | None = None
    how_often: str = ""
    minutes: int | None = None
    weeks: int | None = None
    outcome: str = ""
    baseline: str = ""
    now: str = ""
    review_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class IpmFront:
    """The child's side: `alert` is health and safety, printed first; `parts` are the profile in the child's words."""

    alert: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def groups(self) -> tuple[Group, ...]:
        """The parts as they stand on the page: wide ones alone, the others in two columns."""
        return grouped(self.parts)


@dataclass(frozen=True, kw_only=True)
class IpmBack:
    """The school's side. `term` is such as: autumn term 2026. `has_plan`: the pupil has an EHC plan."""

    term: str = ""
    lines: tuple[ProvisionLine, ...] = ()
    general: tuple[str, ...] = ()
    at_home: tuple[str, ...] = ()
    delivery: Delivery | None = None
    contacts: tuple[Contact, ...] = ()
    agreed_with: str = ""
    agreed_on: date | None = None
    review_on: date | None = None
    has_plan: bool = False


@dataclass(frozen=True, kw_only=True)
class IpmSheet(ChildPaper):
    """The individual provision map: one sheet, profile on the front and provision on the back.

    `say_it`: how the name is said, where that helps. `made_with`: such as: Shiv and her mum.
    """

    say_it: str = ""
    title: str = "One-page profile"
    made_by: str = ""
    made_with: str = ""
    made_on: date | None = None
    review_on: date | None = None
    front: IpmFront = IpmFront()
    back: IpmBack = IpmBack()


@dataclass(frozen=True)
class Aim:
    """What we work towards, by when, and how we will know."""

    what: str
    by: date | None = None
    how_we_know: str = ""


@dataclass(frozen=True)
class HelpLine:
    """One kind of help in a family's words, still counted: `minutes` each time."""

    what: str
    how_often: str = ""
    minutes: int | None = None
    who: str = ""
    where: str = ""


class Going(StrEnum):
    """How something is going since last time, in the words that families read."""

    BETTER = "Better"
    SAME = "About the same"
    NOT_YET = "Not yet"
    TOO_SOON = "Too soon to tell"


@dataclass(frozen=True)
class Progress:
    """How one thing is going, and a sentence about it with figures where there are any."""

    what: str
    going: Going
    detail: str = ""


@dataclass(frozen=True)
class NextStep:
    """What comes next: a date, or `when` in words (In January), or both (10.40 am), and what to bring."""

    what: str
    on: date | None = None
    when: str = ""
    bring: str = ""


@dataclass(frozen=True, kw_only=True)
class SummaryPaper(ChildPaper):
    """The plain summary for a family, as published to them.

    `advice` is the free local advice service (SENDIASS).
    """

    written_for: str = ""
    written_on: date | None = None
    about: tuple[str, ...] = ()
    aims: tuple[Aim, ...] = ()
    help: tuple[HelpLine, ...] = ()
    in_class: tuple[str, ...] = ()
    progress: tuple[Progress, ...] = ()
    delivery: Delivery | None = None
    at_home: tuple[str, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    contacts: tuple[Contact, ...] = ()
    advice: Contact | None = None
    has_plan: bool = False


@dataclass(frozen=True)
class FigureRow:
    """A row of figures, ready to print: hidden numbers are words."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class FigureTable:
    """A table of figures. `columns` are all headings, that of the row labels first; none is empty."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True)
class Picture:
    """A picture that is drawn for this paper: its name there, the SVG, and all that it shows in words."""

    name: str
    svg: str
    alt: str


@dataclass(frozen=True)
class Question:
    """A question of governors: the finding in words, its picture and table, a note, and what to ask next."""

    heading: str
    finding: str = ""
    table: FigureTable | None = None
    note: str = ""
    ask: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, kw_only=True)
class FiguresPaper(Paper):
    """Published figures for governors: no names, small numbers already hidden. `hidden_rule` says which are."""

    title: str
    published_on: date
    published_by: str = ""
    hidden_rule: str = ""
    questions: tuple[Question, ...] = ()
