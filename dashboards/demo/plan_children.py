"""Who the children of a school are: each place gets a name, a birthday, numbers, a family and marks."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from dashboards.demo.cast import Cast
from dashboards.demo.days import last_day_of_year
from dashboards.demo.dice import Dice
from dashboards.demo.kinds import Relative, Story
from dashboards.demo.names import NamePicker, Origin
from dashboards.demo.plan_slots import Slot, classes_by_year, slots_of
from dashboards.demo.shape import YEARS, Shape
from dashboards.demo.stories import LEAVER, stories_for
from pupils.rules.upn import LETTERS, check_letter
from senco.access.rules.dates import school_year_start

FAMILY_OF_TWO = ("parent", "parent2")
YEARS_KEPT = 2  # school years before this one of which there is history
_WITH_ACCOUNT = 0.5  # of the families of children on the register


@dataclass(frozen=True, kw_only=True)
class Child:
    """One planned child. ``key`` names it for good: that of its story, or a number."""

    key: str
    id: UUID
    forename: str
    surname: str
    sex: str
    year: str
    group: str
    status: str
    needs: tuple[str, ...]
    family: tuple[Relative, ...]
    language: str
    born_on: date
    upn: str
    admission_no: str
    preferred: str = ""
    eal: bool = False
    fsm: bool = False
    looked_after: bool = False
    watched: bool = False
    back_on_track: bool = False
    joined_on: date | None = None
    left_on: date | None = None
    was: str = ""  # K or E, for one who was on the register on leaving
    code: str = ""  # the national curriculum year; where somebody left, that of the day
    story: Story | None = None

    @property
    def called(self) -> str:
        """What the child likes to be called."""
        return self.preferred or self.forename

    @property
    def words_year(self) -> str:
        """The year whose words fit: what is written for the oldest of a primary school is fit for those above it."""
        return self.year if self.code == self.year else YEARS[-1]

    @property
    def on_register(self) -> bool:
        """On SEN support or with a plan, and at the school."""
        return self.status != "N" and self.left_on is None


def children_of(dice: Dice, shape: Shape, cast: Cast, today: date, *, told: bool) -> list[Child]:
    """The children of a school in the order in which they were planned; ``told``: with the stories."""
    stories = stories_for(shape) if told else []
    slots = slots_of(dice, shape, cast, stories)
    maker = _Maker(dice, shape, today)
    children = maker.made(slots, with_leaver=told)
    return [*_marked(dice, shape, children), *maker.gone_in_summer(classes_by_year(cast, shape.forms))]


@dataclass
class _Family:
    """A household: the years its children are in, and whether one of them is on the register."""

    origin: Origin
    surname: str
    relatives: tuple[Relative, ...]
    years: set[str]
    listed: bool


class _Maker:
    """Gives each place a name, a birthday, numbers and a family."""

    def __init__(self, dice: Dice, shape: Shape, today: date) -> None:
        self.dice, self.shape, self.today = dice, shape, today
        self.year_start = school_year_start(today)
        kept = {story.surname for story in (*stories_for(shape), LEAVER)}
        self.names = NamePicker(dice.stream("names"), kept)
        self.chance = dice.stream("children")
        self.serials: Counter[int] = Counter()
        self.first_serial = dice.stream("upn").randrange(100, 500)
        self.families: list[_Family] = []

    def made(self, slots: list[Slot], *, with_leaver: bool) -> list[Child]:
        """The children, stories first."""
        children = [self._child(place, slot) for place, slot in enumerate(slots)]
        if with_leaver:
            left = Slot("N", "SPLD", LEAVER.year, LEAVER.sex, LEAVER.fsm, children[0].group, story=LEAVER)
            left.group = next(slot.group for slot in slots if slot.year == LEAVER.year)
            gone = replace(self._child(len(slots), left), left_on=self.today - timedelta(days=21), was="K")
            children.append(gone)
        return children

    def gone_in_summer(self, classes: Mapping[str, list[str]]) -> list[Child]:
        """Those who left in the last two summers, as the school's records still hold them: after its last year, or after
        one that is larger than the next. ``classes`` are the names of the classes of each year."""
        return [child for place, year in enumerate(YEARS) for child in self._gone_after(year, YEARS[place + 1 :][:1], classes)]

    def _gone_after(self, year: str, following: tuple[str, ...], classes: Mapping[str, list[str]]) -> Iterator[Child]:
        sizes, groups, chance = self.shape.sizes, classes[year], self.dice.stream("leavers", year)
        leaving = sizes.get(year, 0) - sum(sizes.get(one, 0) for one in following)
        if following and not self.shape.is_secondary:
            return
        listed = round(self.shape.by_year.get(year, 0) * leaving / max(1, sizes.get(year, 0)))
        for ago in range(1, YEARS_KEPT + 1):
            for place in range(max(0, leaving)):
                was = ("E" if chance.random() < 0.2 else "K") if place < listed else ""
                needs = self.shape.plan_needs if was == "E" else self.shape.support_needs
                need = chance.choices(list(needs), list(needs.values()))[0]
                slot = Slot("N", need if was else "", year, chance.choice("FM"), chance.random() < 0.22, groups[place % len(groups)])
                yield self._gone(slot, f"left{ago}-{year}-{place:03d}", ago, was)

    def _gone(self, slot: Slot, key: str, ago: int, was: str) -> Child:
        origin = self.names.origin()
        forename, surname = self.names.child(origin, slot.sex, self.names.family(origin))
        started = self.year_start.year - YEARS.index(slot.year) - ago
        upn = self._upn(started, temporary=False)
        return Child(
            key=key,
            id=self.dice.id("pupil", key),
            forename=forename,
            surname=surname,
            sex=slot.sex,
            year=slot.year,
            code=self.shape.code(slot.year),
            group=slot.group,
            status="N",
            needs=self._needs(slot),
            family=self._relatives(origin, surname, forename, accounts=()),
            language=origin.language,
            born_on=self._birthday(slot, ago),
            upn=upn,
            admission_no=f"{3000 + sum(self.serials.values()):06d}",
            fsm=slot.fsm,
            joined_on=date(started, 9, 1),
            left_on=last_day_of_year(self.year_start.year - ago) + timedelta(days=1),
            was=was,
        )

    def _child(self, place: int, slot: Slot) -> Child:
        story = slot.story
        key = story.key if story else f"{place:03d}"
        forename, surname, family, language = self._named(place, slot)
        started = self.year_start.year - YEARS.index(slot.year)
        joined = self.today - timedelta(days=story.joined_days_ago) if story and story.joined_days_ago else None
        return Child(
            key=key,
            id=self.dice.id("pupil", key),
            forename=forename,
            surname=surname,
            preferred=story.preferred if story else "",
            sex=slot.sex,
            year=slot.year,
            code=self.shape.code(slot.year),
            group=slot.group,
            status=slot.status,
            needs=story.needs if story else self._needs(slot),
            family=family,
            language=language,
            born_on=self._birthday(slot),
            upn=self._upn(started, temporary=joined is not None and not surname),
            admission_no=f"{4100 + place:06d}",
            fsm=slot.fsm,
            looked_after=bool(story and story.looked_after),
            watched=bool(story and story.watched),
            joined_on=joined or date(started, 9, 1),
            story=story,
        )

    def _named(self, place: int, slot: Slot) -> tuple[str, str, tuple[Relative, ...], str]:
        if slot.story:
            return slot.story.forename, slot.story.surname, slot.story.family, slot.story.language
        home = self._home_for(place, slot)
        if home is None:
            origin = self.names.origin()
            surname = self.names.family(origin)
            forename, borne = self.names.child(origin, slot.sex, surname)
            relatives = self._relatives(origin, surname, forename, accounts=FAMILY_OF_TWO if place == 0 else ())
            if place and slot.status != "N" and self.chance.random() < _WITH_ACCOUNT:
                relatives = (replace(relatives[0], account=f"family.{place:03d}"), *relatives[1:])
            self.families.append(_Family(origin, surname, relatives, {slot.year}, slot.status != "N"))
            return forename, borne, relatives, origin.language
        home.years.add(slot.year)
        home.listed = home.listed or slot.status != "N"
        return (*self.names.child(home.origin, slot.sex, home.surname), home.relatives, home.origin.language)

    def _home_for(self, place: int, slot: Slot) -> "_Family | None":
        """The family of a brother or sister, for about one in five; seldom are two of one family on the register."""
        if place == 1 and self.families:
            return self.families[0]
        if self.chance.random() > 0.3:
            return None
        open_to = [
            one
            for one in self.families
            if slot.year not in one.years and len(one.years) < 2 and not (one.listed and slot.status != "N")
        ]
        return self.chance.choice(open_to) if open_to else None

    def _relatives(
        self, origin: Origin, surname: str, forename: str, *, accounts: tuple[str, ...]
    ) -> tuple[Relative, ...]:
        language = origin.language if self.chance.random() < 0.5 else "en"
        mother = Relative(self.names.adult(origin, "F", surname, avoid=forename), "Mother", language=language)
        father = Relative(self.names.adult(origin, "M", surname, avoid=forename), "Father", language=language)
        if accounts:
            return replace(mother, account=accounts[0]), replace(father, account=accounts[1])
        kind = self.chance.random()
        if kind < 0.96:
            return (mother, father) if kind < 0.62 else (mother,) if kind < 0.9 else (father,)
        grandmother = self.names.adult(origin, "F", surname, avoid=mother.name.split()[0])
        return mother, Relative(grandmother, "Grandmother", responsible=False)

    def _needs(self, slot: Slot) -> tuple[str, ...]:
        second = {"ASD": "SLCN", "SLCN": "SPLD", "SEMH": "SLCN", "DS": "SLCN", "MLD": "SLCN", "SPLD": "SEMH"}
        likely = 0.6 if slot.status == "E" else 0.25
        more = second.get(slot.need) if self.chance.random() < likely else None
        return tuple(filter(None, (slot.need, more)))

    def _birthday(self, slot: Slot, ago: int = 0) -> date:
        """A day on which a child of this year, so many years ago, was born in England: 1 September to 31 August."""
        first = date(self.year_start.year - 5 - self.shape.older - YEARS.index(slot.year) - ago, 9, 1)
        if slot.story:
            month, day = slot.story.born
            return date(first.year + (month < 9), month, day)
        return first + timedelta(days=self.chance.randrange(365))

    def _upn(self, started: int, *, temporary: bool) -> str:
        """A number of authority 999 and school 9999, neither of which there is."""
        serial = self.first_serial + self.serials[started]
        self.serials[started] += 1
        end = f"{serial % 100:02d}{LETTERS[0]}" if temporary else f"{serial:03d}"
        rest = f"9999999{started % 100:02d}{end}"
        return check_letter(rest) + rest


def _marked(dice: Dice, shape: Shape, children: list[Child]) -> list[Child]:
    """Children with the marks that are counted over the whole school: language, care, watch list, back on track."""
    chance = dice.stream("marks")
    here = [child for child in children if child.left_on is None]
    others = [child for child in here if child.story is None]
    order = [*(c for c in here if c.story and c.language != "en"), *_shuffled(chance, [c for c in others if c.language != "en"])]
    order += _shuffled(chance, [child for child in others if child.language == "en"])
    eal = {child.key for child in order[: shape.eal]}
    plain = _shuffled(chance, [c for c in others if c.status == "N" and c.year not in ("R",)])
    watched = {c.key for c in here if c.watched}
    watched |= {c.key for c in plain[: shape.watched - len(watched)]}
    back = {c.key for c in plain[shape.watched :] if c.year in "23456"}
    back = set(sorted(back)[: shape.back_on_track])
    cared = [c.key for c in here if c.looked_after]
    support = [c.key for c in others if c.status == "K"]
    cared += [*support[:1], *(c.key for c in plain[-2:])][: shape.looked_after - len(cared)]
    return [
        replace(
            child,
            eal=child.key in eal,
            watched=child.key in watched,
            back_on_track=child.key in back,
            looked_after=child.key in cared,
        )
        for child in children
    ]


def _shuffled(chance: random.Random, children: list[Child]) -> list[Child]:
    return chance.sample(children, len(children))

