"""Sharing the steps of a case with the family, handing them out as paper, and the guide for everybody."""

from datetime import date

from django.utils import timezone

from ehcp.models import Case, PublishedGuide, SharedSteps
from ehcp.papers.steps import AUDIENCE, html_of, kind_of, set_steps
from ehcp.rules.steps.paper import StepsPaper
from ehcp.steps_facts import general_content, general_paper, to_share
from ehcp.steps_selectors import council_of_school, issued_steps
from provision.services.sheets import open_document
from pupils import selectors as pupil_selectors
from senco.access.actor import Actor
from senco.access.at_once import refused_where_taken
from senco.access.errors import Refused
from senco.access.models import School
from senco.access.roles import Can
from senco.access.rules.dates import long_date
from senco.audit.services import change, record
from senco.audit.verbs import Verb
from senco.documents import services as documents
from senco.documents.models import Document

JUST_SHARED = "Somebody else has just shared these steps. Open the case again to see what the family reads now."


def share_steps(*, actor: Actor, case: Case, today: date) -> SharedSteps:
    """Share the facts of a case as they are today; what was shared before is taken back. Events should be loaded."""
    actor.must(Can.PUBLISH_SUMMARY)
    pupil_selectors.must_reach(actor, [case.pupil_id])
    content = to_share(case, on=today)
    told = {"case": case.reference, "stage": content["stage"]}
    with (
        refused_where_taken(JUST_SHARED),
        change(actor=actor, verb=Verb.STEPS_SHARED, pupil_id=case.pupil_id, changes=told) as entry,
    ):
        _stop(actor, case)
        entry.target = shared = SharedSteps.objects.create(case=case, content=content, shared_by_id=actor.user_id)
    return shared


def stop_sharing(*, actor: Actor, case: Case) -> None:
    """Take back what is shared of a case. Raises Refused where nothing is."""
    actor.must(Can.PUBLISH_SUMMARY)
    pupil_selectors.must_reach(actor, [case.pupil_id])
    with change(
        actor=actor, verb=Verb.STEPS_STOPPED, target=case, pupil_id=case.pupil_id, changes={"case": case.reference}
    ):
        if not _stop(actor, case):
            raise Refused("The steps of this case are not shared any more.")


def _stop(actor: Actor, case: Case) -> int:
    standing = SharedSteps.objects.filter(case=case, stopped_at__isnull=True)
    return standing.update(stopped_at=timezone.now(), stopped_by_id=actor.user_id)


def read_steps(*, actor: Actor, shared: SharedSteps) -> None:
    """Note that a parent has read the steps, so that the school knows they arrived."""
    actor.must(Can.SEE_OWN_CHILDREN)
    pupil_selectors.must_reach(actor, [shared.case.pupil_id])
    record(actor=actor, verb=Verb.STEPS_READ, target=shared, pupil_id=shared.case.pupil_id)


def hand_out_steps(*, actor: Actor, paper: StepsPaper, case: Case | None = None) -> Document:
    """The steps as paper, issued when somebody first asks for these words; that it was opened is an event.

    Of a case: for those who run cases, and for the child's own parents of what was shared.
    """
    if not actor.can(Can.SEE_OWN_CHILDREN):
        actor.must(Can.RUN_CASES if case else Can.SEE_CASES)
    pupil_id = case.pupil_id if case else None
    if pupil_id is not None:
        pupil_selectors.must_reach(actor, [pupil_id])
    html, large = html_of(paper), paper.edition.large
    kind = kind_of(html, large=large)
    document = issued_steps(kind, pupil_id)
    if document is None:
        pdf, pages = set_steps(html)
        title = f"Guide to the EHC steps{f', {long_date(paper.on)}' if paper.on else ''}{', large print' if large else ''}"
        document = documents.issue(
            actor=actor, kind=kind, title=title, content=pdf, pages=pages, audience=AUDIENCE, pupil_id=pupil_id
        )
    return open_document(actor=actor, document=document)


def publish_guide(*, actor: Actor, school: School) -> PublishedGuide:
    """Put the guide without a child on the web, page and papers; publishing again renews it."""
    actor.must(Can.PUBLISH_SUMMARY)
    content = general_content(school, council_of_school(school))
    pdf, _ = set_steps(html_of(general_paper(content)))
    large, _ = set_steps(html_of(general_paper(content, large=True)))
    with change(actor=actor, verb=Verb.GUIDE_PUBLISHED, changes={"council": content["council"]}) as entry:
        guide, _ = PublishedGuide.objects.update_or_create(
            school_id=actor.school_id,
            defaults={
                "content": content, "pdf": pdf, "large_pdf": large,
                "published_at": timezone.now(), "published_by_id": actor.user_id,
            },
        )  # fmt: skip
        entry.target = guide
    return guide


def withdraw_guide(*, actor: Actor) -> None:
    """Take the guide off the web. Raises Refused where it is not there."""
    actor.must(Can.PUBLISH_SUMMARY)
    with change(actor=actor, verb=Verb.GUIDE_WITHDRAWN):
        gone, _ = PublishedGuide.objects.filter(school_id=actor.school_id).delete()
        if not gone:
            raise Refused("The guide is not on the web any more.")
