"""A cast for the tests: two schools, in each one person per role, pupils inside and outside of each reach."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from ehcp.models import Case
from ehcp.rules.exceptions import Ground
from ehcp.rules.letters.table import KIND
from ehcp.services import candidate_files, candidate_replies, candidates, claims, letters, plan, steps
from ehcp.services import cases as ehcp_cases
from ehcp.services.snoozes import put_to_sleep
from provision.models import Cycle, PupilAdaptation, Summary
from provision.services import adaptations, cycles, sheets, summaries
from pupils import rollover_selectors
from pupils.models import Concern, ImportBatch, Pupil, TeachingGroup
from pupils.services import acts, concerns, contacts, files, imports, needs, people, rollover, staffing, story
from pupils.services.bulk import load_attendance
from senco.access.models import School, Trust
from senco.access.roles import Role
from senco.accounts.models import User
from senco.accounts.services.invitations import invite
from senco.documents import services as documents
from tests import factories
from tests.reviews import make_review
from tests.writings import make_writing


@dataclass
class Cast:
    """One school with its people. ``own`` is in the reach of everybody who has one; ``unrelated`` only of those who see
    the whole school. Every text holds a canary: ``SAFE-<school>-own`` or ``SAFE-<school>-unrelated``."""

    school: School
    people: dict[Role, User] = field(default_factory=dict)
    group: TeachingGroup | None = None
    own: Pupil | None = None
    unrelated: Pupil | None = None
    rows: dict[str, dict[str, object]] = field(default_factory=dict)


@dataclass
class World:
    """Two schools of one trust."""

    a: Cast
    b: Cast


def build_world() -> World:
    """Make both schools."""
    trust = Trust.objects.create(name="Trust", slug="trust")
    return World(a=build_cast("alder", trust), b=build_cast("birch", trust))


def build_cast(slug: str, trust: Trust) -> Cast:
    """One school: people, two classes, a pupil in each with everything that a pupil can have."""
    school = factories.make_school(slug, trust=trust)
    cast = Cast(school)
    with factories.inside(school) as actor:
        cast.group = staffing.add_group(actor=actor, name=f"4{slug[0].upper()}", year="4")
        other = staffing.add_group(actor=actor, name=f"5{slug[0].upper()}", year="5")
        cast.own = _pupil(actor, cast.group, f"SAFE-{slug}-own")
        cast.unrelated = _pupil(actor, other, f"SAFE-{slug}-unrelated")
        for role in Role:
            if role is not Role.PARENT:
                cast.people[role] = factories.make_person(school, role, name=f"{role.value} of {slug}")
        cast.people[Role.PARENT], _ = factories.make_parent(actor, school, cast.own)
        since = timezone.localdate() - timedelta(days=60)
        snapshot = factories.make_snapshot(actor)
        closure = factories.make_calendar(actor, reason=f"SAFE-{slug}-closure")
        people.link_staff(actor=actor, user_id=cast.people[Role.TEACHER].pk, group=cast.group, starts_on=since)
        people.link_staff(actor=actor, user_id=cast.people[Role.TA].pk, pupil=cast.own, starts_on=since)
        for kind, pupil in (("own", cast.own), ("unrelated", cast.unrelated)):
            cast.rows[kind] = {"closure": closure, "snapshot": snapshot, **_records(cast, pupil, f"SAFE-{slug}-{kind}")}
    return cast


def _pupil(actor: object, group: TeachingGroup, canary: str) -> Pupil:
    today = timezone.localdate()
    pupil = factories.make_pupil(
        actor,
        group=group,
        surname=f"{canary}-surname",
        forename=f"{canary}-forename",
        preferred_name=f"{canary}-preferred",
        admission_no=canary[-12:],
    )
    needs.set_status(
        actor=actor, pupil=pupil, status="K", starts_on=today - timedelta(days=90), source="assessment", note=f"{canary}-status",
        found=f"{canary}-found", assessed_on=today - timedelta(days=92)
    )
    factories.tell_parents(actor, pupil, on=today - timedelta(days=90))
    needs.record_needs(actor=actor, pupil=pupil, codes=["SLCN", "ASD"], status="K", on=today - timedelta(days=90))
    contacts.add_contact(
        actor=actor,
        pupil=pupil,
        name=f"{canary}-contact",
        phone="07700 900000",
        email=f"{canary.lower()}@example.org",
        relationship=f"{canary}-relation",
    )
    return pupil


def _records(cast: Cast, pupil: Pupil, canary: str) -> dict[str, object]:
    today = timezone.localdate()
    senco = factories.actor_of(cast.people[Role.SENCO], cast.school)
    admin = factories.actor_of(cast.people[Role.ADMIN], cast.school)
    table = f"Surname,Forename,DOB,SEN Status\n{canary}-surname,{canary}-new,01/02/2017,K\n"
    batch: ImportBatch = imports.preview_import(
        actor=admin, data=table.encode(), file_name=f"{canary}.csv", on=today
    )
    document = documents.issue(
        actor=senco,
        kind="ipm",
        title=f"{canary}-title",
        content=f"%PDF-1.4 {canary}-content".encode(),
        pages=1,
        audience="staff",
        pupil_id=pupil.pk,
    )
    invitation = invite(actor=admin, email="new@example.org", name="New", role=Role.TEACHER)
    asked = invite(actor=admin, email="newer@example.org", name="Newer", role=Role.SENCO)
    adaptation = adaptations.add_adaptation(actor=senco, name=f"{canary}-adaptation", how=f"{canary}-how")
    chosen: PupilAdaptation = adaptations.choose_adaptation(
        actor=senco, pupil=pupil, adaptation=adaptation, note=f"{canary}-note", starts_on=today - timedelta(days=30)
    )
    concern: Concern = concerns.raise_concern(actor=senco, pupil=pupil, seen=f"{canary}-seen", tried=f"{canary}-tried", on=today)
    cycle: Cycle = cycles.start_cycle(actor=senco, pupil=pupil, on=today - timedelta(days=20))
    cycles.write_cycle(actor=senco, cycle=cycle, version=0, evidence=f"{canary}-evidence", review_on=today + timedelta(days=20))
    outcome = cycles.set_outcome(
        actor=senco,
        cycle=cycle,
        text=f"{canary}-outcome",
        baseline=f"{canary}-baseline",
        criterion=f"{canary}-criterion",
        by_on=today + timedelta(days=40),
    )
    provision = sheets.add_provision(actor=senco, name=f"{canary}-provision", tier="targeted")
    allocation = sheets.allocate(
        actor=senco,
        pupil=pupil,
        cycle=cycle,
        outcome=outcome,
        provision=provision,
        given_by=f"{canary}-giver",
        times_a_week=3,
        minutes=20,
        starts_on=today - timedelta(days=10),
    )
    profile = sheets.write_profile(actor=senco, pupil=pupil, on=today, liked=f"{canary}-liked", safety=f"{canary}-safety")
    summary: Summary = summaries.publish_summary(actor=senco, pupil=pupil, content={"about": [f"{canary}-published"]})
    case: Case = ehcp_cases.open_request(
        actor=senco,
        pupil=pupil,
        council=f"{canary}-council",
        requested_by="school",
        received_on=today - timedelta(days=14),
        today=today,
    )
    claim = claims.record_claim(
        actor=senco,
        case=case,
        rule_id="EHC-FINAL",
        ground=Ground.CIRCUMSTANCES,
        from_on=today - timedelta(days=3),
        to_on=None,
        evidence=f"{canary}-excuse",
        family_told_on=None,
        today=today,
    )
    plan.add_lines(
        actor=senco, case=case, statements={"need": [f"{canary}-need"]}, provisions=[f"{canary}-line, 30 minutes a week"]
    )
    plan.write_section(actor=senco, case=case, letter="A", text=f"{canary}-views")
    letter = letters.make_letter(
        actor=senco,
        case=case,
        kind=KIND["ask-progress"],
        dated=today,
        addressee=f"{canary}-council",
        subject=f"{canary}-council",
        text=f"{canary}-council\n\nYours faithfully\n{canary}",
        today=today,
    )
    until = today + timedelta(days=30)
    snooze = put_to_sleep(
        actor=senco, case=case, rule_id="EHC-FINAL", until_on=until, reason=f"{canary}-council", today=today
    )
    candidate = candidates.open_consultation(
        actor=senco,
        forename=f"{canary}-candidate",
        surname=f"{canary}-candidate-surname",
        born_on=date(2017, 4, 3),
        council=f"{canary}-council",
        current_school=f"{canary}-candidate-school",
        needs=["ASD"],
        needs_note=f"{canary}-candidate-note",
        received_on=today - timedelta(days=5), today=today,
    )
    asked_about = candidates.ask_colleague(
        actor=senco,
        candidate=candidate,
        who=f"{canary}-candidate-who",
        question=f"{canary}-candidate-question",
        asked_on=today, today=today,
    )
    candidate_replies.write_reply(
        actor=senco, candidate=candidate, version=0, answer="cannot", resources_why=f"{canary}-candidate-why"
    )
    paper = candidate_files.add_paper(
        actor=senco,
        candidate=candidate,
        data=f"%PDF-1.4\n{canary}-candidate-inside\n%%EOF".encode(),
        name=f"{canary}-candidate-filename.pdf",
        about="letter",
        dated_on=today,
        today=today,
    )
    steps.share_steps(actor=senco, case=case, today=today)
    advice, other = make_review(senco, pupil, canary, today)
    set_ = staffing.add_group(actor=admin, name=f"{canary}-set", kind="group")
    staffing.join_group(actor=admin, group=set_, pupils=[pupil], on=today)
    year = rollover_selectors.year_to_begin(today)
    turn = rollover_selectors.live(year) or rollover.prepare_roll_over(
        actor=senco, begins=year, takes_effect_on=date(year, 9, 1), choices=factories.usual_turn(today), on=today
    )
    note = story.note_contact(
        actor=senco,
        pupil=pupil,
        spoken_on=today,
        with_whom=f"{canary}-contact",
        how="phone",
        agreed=f"{canary}-talk",
        action=f"{canary}-action",
        action_by_id=senco.user_id,
        action_on=today,
        on=today,
    )
    referral = story.begin_referral(
        actor=senco, pupil=pupil, on=today, service=f"{canary}-service", reason=f"{canary}-reason", agreed_on=today, sent_on=today
    )
    file = files.add_file(
        actor=senco,
        pupil=pupil,
        data=f"%PDF-1.4\n{canary}-inside\n%%EOF".encode(),
        name=f"{canary}-filename.pdf",
        about="report",
        dated_on=today,
        on=today,
        summary=f"{canary}-line",
        released=True,
    )
    act = acts.choose_pupils(actor=senco, kind="join", pupils=[pupil])
    period = {"starts_on": today - timedelta(days=100), "ends_on": today - timedelta(days=2), "as_at": today}
    counted = {"possible": 120, "attended": 100, "authorised": 15, "unauthorised": 5, "source": "file"}
    load_attendance(actor=senco, rows=[{"pupil": pupil, **period, **counted, "file_name": f"{canary}-absences"}])
    return {
        "act": act,
        "attendance": pupil.attendance.get(),
        "file": file,
        "note": note,
        "referral": referral,
        "rollover": turn,
        "pupil": pupil,
        "group": pupil.group,
        "place": pupil.places.get(),
        "link": people.link_staff(actor=senco, user_id=cast.people[Role.HEAD].pk, pupil=pupil, starts_on=today),
        "batch": batch,
        "document": document,
        "invitation": invitation,
        "asked": asked,
        "contact": pupil.contacts.order_by("order").first(),
        "membership": cast.people[Role.TA].memberships.get(),
        "adaptation": adaptation, "chosen": chosen,
        "concern": concern,
        "cycle": cycle,
        "outcome": outcome,
        "allocation": allocation,
        "profile": profile,
        "summary": summary,
        "case": case,
        "claim": claim,
        "statement": case.statements.get(),
        "provision": case.plan_provisions.get(),
        "line": case.plan_provisions.get(),
        "council": case.council,
        "candidate": candidate,
        "inquiry": asked_about,
        "paper": paper,
        "row": case.events.get(),
        "letter": letter,
        "snooze": snooze,
        "review": advice.review,
        "advice": advice,
        "other": other,
        **make_writing(senco, case, canary, today),
    }
