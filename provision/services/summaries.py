"""Publishing to parents: what they read is what was published, word for word, and never a live row."""

from datetime import date
from typing import Any

from django.db.models import Max

from provision.models import Summary, SummaryAnswer
from pupils import selectors as pupil_selectors
from pupils.models import Pupil
from senco.access.actor import Actor
from senco.access.at_once import refused_where_taken
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import change, record
from senco.audit.verbs import Verb

NEWER = "Another summary of this child has been published since this preview was shown. Open the summary again."


def publish_summary(*, actor: Actor, pupil: Pupil, content: dict[str, Any], after: int | None = None) -> Summary:
    """Publish a summary to the parents of a pupil. ``content`` is what the preview showed, as plain JSON.

    ``after`` is the version that was the last one when the preview was shown. Raises Refused where there is a newer one.
    """
    actor.must(Can.PUBLISH_SUMMARY)
    last = Summary.objects.filter(pupil=pupil).aggregate(last=Max("version"))["last"] or 0
    if after is not None and after != last:
        raise Refused(NEWER)
    told = {"version": last + 1}
    with (
        refused_where_taken(NEWER),
        change(actor=actor, verb=Verb.SUMMARY_PUBLISHED, pupil_id=pupil.pk, changes=told) as entry,
    ):
        entry.target = summary = Summary.objects.create(
            pupil=pupil, version=last + 1, content=content, published_by_id=actor.user_id
        )
    return summary


def read_summary(*, actor: Actor, summary: Summary) -> Summary:
    """Note that a parent has read a summary, so that the school knows it arrived."""
    actor.must(Can.SEE_OWN_CHILDREN)
    pupil_selectors.must_reach(actor, [summary.pupil_id])
    record(actor=actor, verb=Verb.SUMMARY_READ, target=summary, pupil_id=summary.pupil_id)
    return summary


def answer_summary(
    *, actor: Actor, summary: Summary, clear: str, words: str = "", call_me: bool = False
) -> SummaryAnswer:
    """A parent says whether a summary was clear. Answering again replaces the answer and asks the school anew."""
    actor.must(Can.SEE_OWN_CHILDREN)
    pupil_selectors.must_reach(actor, [summary.pupil_id])
    with change(
        actor=actor, verb=Verb.SUMMARY_ANSWERED, target=summary, pupil_id=summary.pupil_id, changes={"clear": clear}
    ):
        answer, _ = SummaryAnswer.objects.update_or_create(
            summary=summary,
            answered_by_id=actor.user_id,
            defaults={"clear": clear, "words": words, "call_me": call_me, "dealt_with_on": None},
        )
    return answer


def deal_with_answer(*, actor: Actor, answer: SummaryAnswer, on: date) -> SummaryAnswer:
    """Note that somebody has spoken with the parent about what was not clear."""
    actor.must(Can.RUN_CYCLES)
    pupil_id = answer.summary.pupil_id
    with change(actor=actor, verb=Verb.ANSWER_DEALT_WITH, target=answer, pupil_id=pupil_id, changes={"on": on}):
        answer.dealt_with_on = on
        answer.save(update_fields=["dealt_with_on"])
    return answer
