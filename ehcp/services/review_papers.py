"""Handing out the papers of a review: all advice in one PDF, to be sent round."""

from datetime import date

from ehcp.models import AnnualReview
from ehcp.presenters.review import people_of
from ehcp.review_papers import Enclosed, papers_pdf
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import record
from senco.audit.verbs import Verb
from senco.documents.pdf import PaperTooLarge
from senco.files.models import StoredFile
from senco.files.services.keeping import hand_out_file


def hand_out_papers(*, actor: Actor, review: AnnualReview, today: date) -> bytes:
    """The papers as they are now; that they were opened is an event, and of each file in them too.

    A file whose bytes are not those that were kept is named as lacking, and holds back no other. Raises Refused for what
    cannot be set.
    """
    actor.must(Can.SEE_CASES)
    people = people_of(actor, review, on=today)
    enclosed = [Enclosed(one, _bytes_of(actor, one.file)) for one in people if one.file is not None]
    record(actor=actor, verb=Verb.REVIEW_PAPERS_READ, target=review, pupil_id=review.case.pupil_id)
    try:
        return papers_pdf(actor.school_name, review, people, enclosed, on=today)
    except PaperTooLarge as fault:
        raise Refused(str(fault)) from fault


def _bytes_of(actor: Actor, stored: StoredFile) -> bytes | None:
    try:
        return hand_out_file(actor=actor, stored=stored)
    except Refused:
        return None
