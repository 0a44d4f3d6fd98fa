"""Everything that one pupil's page shows, gathered from every app; each part only for those who see it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ehcp import selectors as ehcp_selectors
from ehcp.models import Case
from ehcp.rules.diary import IsSchoolDay, school_days_of
from provision import profile_selectors
from provision import selectors as provision_selectors
from provision.models import Allocation, Cycle, Profile, ProfileRead, PupilAdaptation, Summary
from pupils import selectors as pupil_selectors
from pupils import story_selectors
from pupils.attendance_selectors import attendance_of
from pupils.contact_selectors import contacts_of
from pupils.models import Attendance, Concern, Contact, ContactNote, Need, Pupil, Referral, StatusPeriod, TeachingLink
from senco.access.actor import Actor
from senco.access.roles import Can, Part
from senco.calendar.rules.school_days import SchoolCalendar
from senco.calendar.selectors import calendar
from senco.documents.models import Document
from senco.documents.selectors import issued_about
from senco.files.models import StoredFile
from senco.files.selectors import files_about, released_about

USES_SINCE = timedelta(weeks=6)  # how far back taps are counted where no cycle is under way


@dataclass(frozen=True)
class Record:
    """One pupil with all that this actor may see of them on a day. Lists are empty for parts that are not the actor's."""

    pupil: Pupil
    on: date
    adults: list[TeachingLink]
    periods: list[StatusPeriod]
    needs: list[Need]
    adaptations: list[PupilAdaptation]
    uses: dict[str, dict[str, Any]]
    profiles: list[Profile]
    reads: list[ProfileRead]
    cycles: list[Cycle]
    allocations: list[Allocation]
    cases: list[Case]
    concerns: list[Concern]
    contacts: list[Contact]
    summaries: list[Summary]
    documents: list[Document]
    talks: list[ContactNote]
    referrals: list[Referral]
    files: list[StoredFile]
    released: list[StoredFile]
    attendance: list[Attendance]
    is_school_day: IsSchoolDay  # by the school's calendar, for what is diarised in the case of a plan

    @property
    def profile(self) -> Profile | None:
        """The version of the profile that holds."""
        return self.profiles[0] if self.profiles else None

    @property
    def open_cycle(self) -> Cycle | None:
        """The cycle that is under way."""
        return next((cycle for cycle in self.cycles if cycle.closed_on is None), None)

    @property
    def open_cases(self) -> list[Case]:
        """The EHC cases that are under way: a request before a plan."""
        under_way = [case for case in self.cases if case.closed_on is None]
        return sorted(under_way, key=lambda case: case.matter == Case.Matter.PLAN)

    @property
    def request_is_open(self) -> bool:
        """Whether a request for an assessment is under way; the case of a plan is none."""
        return any(case.matter == Case.Matter.ASSESSMENT for case in self.open_cases)

    @property
    def period(self) -> StatusPeriod | None:
        """The time on the register that runs now."""
        return next(
            (p for p in self.periods if p.starts_on <= self.on and (p.ends_on is None or p.ends_on > self.on)), None
        )

    @property
    def has_left(self) -> bool:
        """Is the pupil no longer at the school?"""
        return self.pupil.left_on is not None and self.pupil.left_on <= self.on

    @property
    def minutes_a_week(self) -> int:
        """Minutes of provision promised a week, all allocations together."""
        return sum(one.times_a_week * one.minutes for one in self.allocations)


def record_of(actor: Actor, pupil: Pupil, *, on: date) -> Record:
    """The record of a pupil who is the actor's; a constant number of queries, however long the history is."""
    cycles = provision_selectors.cycles_of(actor, pupil)
    under_way = next((cycle for cycle in cycles if cycle.closed_on is None), None)
    profiles = profile_selectors.profiles_of(actor, pupil)
    since = under_way.started_on if under_way else on - USES_SINCE
    cases = ehcp_selectors.cases_of(actor, pupil)
    has_plan = any(case.matter == Case.Matter.PLAN and case.closed_on is None for case in cases)
    return Record(
        pupil=pupil,
        on=on,
        adults=pupil_selectors.adults_of(pupil, on=on),
        periods=pupil_selectors.status_history(actor, pupil),
        needs=pupil_selectors.need_history(actor, pupil),
        adaptations=_adaptations(actor, pupil, on=on),
        uses=_uses(actor, pupil, since=since),
        profiles=profiles,
        reads=profile_selectors.reads_of(profiles[0] if profiles else None),
        cycles=cycles,
        allocations=provision_selectors.allocations_of(actor, pupil, on=on),
        cases=cases,
        concerns=pupil_selectors.concerns_of(actor, pupil),
        contacts=contacts_of(actor, pupil, on=on),
        summaries=_summaries(actor, pupil),
        documents=issued_about(pupil.pk, audience="staff") if actor.can(Can.PRINT_SHEET) else [],
        talks=story_selectors.notes_of(actor, pupil),
        referrals=story_selectors.referrals_of(actor, pupil),
        files=files_about(actor, pupil.pk),
        released=released_about(actor, pupil.pk),
        attendance=attendance_of(actor, pupil),
        is_school_day=school_days_of(calendar() if has_plan else SchoolCalendar()),
    )


def _adaptations(actor: Actor, pupil: Pupil, *, on: date) -> list[PupilAdaptation]:
    if not actor.sees(Part.PROFILE):
        return []
    return list(provision_selectors.chosen_adaptations([pupil.pk], actor=actor, on=on))


def _uses(actor: Actor, pupil: Pupil, *, since: date) -> dict[str, dict[str, Any]]:
    """How often each adaptation was used and worked since a day, by its name."""
    if not actor.sees(Part.OBSERVATIONS):
        return {}
    return {str(row["adaptation__name"]): row for row in provision_selectors.uses_since(pupil, since)}


def _summaries(actor: Actor, pupil: Pupil) -> list[Summary]:
    """What parents were told, with their answers, for those who are in touch with them."""
    if not actor.sees(Part.CONTACTS):
        return []
    return list(provision_selectors.summaries_of(pupil).prefetch_related("answers__answered_by"))
