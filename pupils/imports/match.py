"""Which pupil a record is about: by number first, by names and birth date only as a suggestion, by name alone never."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pupils.imports.records import PupilRecord
from pupils.rules.names import display_name, search_key


class MatchKind(StrEnum):
    """How a record stands to the pupils of the school."""

    KNOWN = "known"
    SUGGESTED = "suggested"
    NEW = "new"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Known:
    """A pupil of the school, as far as telling one from another needs."""

    id: str
    upn: str | None
    former_upns: tuple[str, ...]
    surname: str
    forename: str
    born_on: date | None

    @property
    def name(self) -> str:
        """The name for a list."""
        return display_name(self.surname, self.forename)


@dataclass(frozen=True)
class Match:
    """One answer: the pupil's id when known or suggested, else None; `why` explains a suggestion or a conflict."""

    kind: MatchKind
    pupil_id: str | None = None
    why: str = ""


class _Index:
    """The school's pupils, found by number and by names with birth date."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.by_id: dict[str, Known] = {}
        self.by_upn: Mapping[str, list[Known]] = defaultdict(list)
        self.by_names: Mapping[tuple[str, str, date], list[Known]] = defaultdict(list)
        for pupil in known:
            self.by_id[pupil.id] = pupil
            for upn in dict.fromkeys((pupil.upn, *pupil.former_upns)):
                if upn:
                    self.by_upn[upn].append(pupil)
            if pupil.born_on:
                self.by_names[search_key(pupil.surname), search_key(pupil.forename), pupil.born_on].append(pupil)

    def with_upn_of(self, record: PupilRecord) -> list[Known]:
        """Those who have, or had, one of the record's numbers."""
        found = {pupil.id: pupil for upn in _upns(record) for pupil in self.by_upn.get(upn, ())}
        return list(found.values())

    def with_names_of(self, record: PupilRecord) -> list[Known]:
        """Those with the record's names and birth date."""
        if record.born_on is None:
            return []
        return self.by_names.get((search_key(record.surname), search_key(record.forename), record.born_on), [])


def match(records: Sequence[PupilRecord], known: Iterable[Known]) -> tuple[Match, ...]:
    """One answer for each record, in their order.

    (1) A UPN or former UPN is the same, and birth date or surname agrees: known. (2) Surname, forename and birth date
    are the same: suggested, a person decides. (3) Otherwise new. Two records about one pupil are a conflict.
    """
    index = _Index(known)
    return _told_apart(records, [_match(record, index) for record in records], index)


def mentioned(records: Iterable[PupilRecord], known: Iterable[Known]) -> frozenset[str]:
    """The ids of pupils of whom a file speaks, held records included."""
    index = _Index(known)
    return frozenset(
        pupil.id for record in records for pupil in (*index.with_upn_of(record), *index.with_names_of(record))
    )


def _match(record: PupilRecord, index: _Index) -> Match:
    numbered = index.with_upn_of(record)
    if len(numbered) > 1:
        names = " and ".join(sorted(pupil.name for pupil in numbered))
        return Match(MatchKind.CONFLICT, why=f"Its UPNs belong to different pupils here ({names}): correct the file")
    if numbered and _agrees(record, numbered[0]):
        return Match(MatchKind.KNOWN, numbered[0].id)
    if numbered:
        return Match(MatchKind.CONFLICT, why=_number_of_another(numbered[0]))
    namesakes = index.with_names_of(record)
    if len(namesakes) > 1:
        why = "Several pupils here have these names and this date of birth: give the UPN in the file"
        return Match(MatchKind.CONFLICT, why=why)
    if namesakes:
        return Match(MatchKind.SUGGESTED, namesakes[0].id, _why_suggested(record, namesakes[0]))
    return Match(MatchKind.NEW)


def _agrees(record: PupilRecord, pupil: Known) -> bool:
    same_day = record.born_on is not None and record.born_on == pupil.born_on
    surname = search_key(record.surname)
    return same_day or (surname != "" and surname == search_key(pupil.surname))


def _number_of_another(pupil: Known) -> str:
    return (
        f"Its UPN is that of {pupil.name}, but neither surname nor date of birth agrees: "
        "find out which is right and correct it in the file or here"
    )


def _why_suggested(record: PupilRecord, pupil: Known) -> str:
    why = f"{pupil.name} has the same names and date of birth"
    if record.upn and pupil.upn:
        return f"{why}, but another UPN ({pupil.upn}, in the file {record.upn}): is it the same child?"
    missing = "in the file" if pupil.upn else "here"
    return f"{why}, but there is no UPN {missing} to be sure by: is it the same child?"


def _told_apart(records: Sequence[PupilRecord], matches: list[Match], index: _Index) -> tuple[Match, ...]:
    """The matches, with conflicts where two records point to one pupil; a suggestion yields to a known number."""
    usable = [(record, one) for record, one in zip(records, matches, strict=True) if not record.refusals]
    firm = Counter(one.pupil_id for _, one in usable if one.kind is MatchKind.KNOWN)
    loose = Counter(one.pupil_id for _, one in usable if one.kind is MatchKind.SUGGESTED)
    upns = Counter(upn for record, _ in usable for upn in _upns(record))
    answer = []
    for record, one in zip(records, matches, strict=True):
        rivals = firm[one.pupil_id] + (loose[one.pupil_id] if one.kind is MatchKind.SUGGESTED else 0)
        shared = [upn for upn in _upns(record) if upns[upn] > 1]
        if one.pupil_id is not None and rivals > 1:
            why = f"More than one record in the file is about {index.by_id[one.pupil_id].name}: leave one"
            one = Match(MatchKind.CONFLICT, why=why)
        elif shared:
            one = Match(MatchKind.CONFLICT, why=f"More than one record in the file has the UPN {shared[0]}: correct one")
        answer.append(one)
    return tuple(answer)


def _upns(record: PupilRecord) -> list[str]:
    return list(dict.fromkeys(upn for upn in (record.upn, *record.former_upns) if upn))
