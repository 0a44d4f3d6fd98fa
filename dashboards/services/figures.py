"""Publishing the figures of a term: prepared from the records of a day, then frozen for governors and the trust."""

from datetime import date

from django.utils import timezone

from dashboards import figures_selectors as selectors
from dashboards.models import Snapshot
from dashboards.rules.figures import mark_of, term_title
from senco.access.actor import Actor
from senco.access.at_once import refused_where_taken
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import Rows, change, load_rows
from senco.audit.verbs import Verb

CHANGED = (
    "Records have changed since the preview was shown, so the figures are no longer those that you looked at. "
    "Look at them again, then publish."
)
AT_ONCE = "Somebody else is publishing the figures of this term at this moment. Open the figures again."


def prepare_figures(*, actor: Actor, on: date) -> Snapshot:
    """Keep the figures of a day as the draft of their term; an earlier draft is replaced.

    Raises Refused with the rule's reason where the figures of that day could not be published.
    """
    actor.must(Can.PUBLISH_FIGURES)
    title = term_title(on)
    with (
        refused_where_taken(AT_ONCE),
        change(actor=actor, verb=Verb.SNAPSHOT_DRAFTED, changes={"title": title, "as_at": on}) as entry,
    ):
        # The row is locked before it is asked whether it stands, so that nothing published is written over.
        draft = Snapshot.objects.select_for_update(of=("self",)).filter(title=title).first() or Snapshot(title=title)
        if why_not := selectors.why_not_publish_now(actor, on=on):
            raise Refused(why_not)
        draft.as_at, draft.figures, draft.made_by_id = on, selectors.figures_now(actor, on=on), actor.user_id
        draft.save()
        entry.target = draft
    return draft


def publish_figures(*, actor: Actor, on: date, seen: str | None = None) -> Snapshot:
    """Publish the figures of a day, once a term. They stay as they are from then on.

    ``seen`` is the mark of the figures that the preview showed. Raises Refused where they have changed since, and with the
    rule's reason where they may not be published.
    """
    with change(actor=actor, verb=Verb.SNAPSHOT_PUBLISHED, changes={"as_at": on}) as entry:
        entry.target = snapshot = prepare_figures(actor=actor, on=on)
        mark = mark_of(snapshot.figures)
        if seen is not None and seen != mark:
            raise Refused(CHANGED)
        snapshot.published_at = timezone.now()
        snapshot.save(update_fields=["published_at"])
        entry.note(title=snapshot.title, mark=mark)
    return snapshot


def load_figures(*, actor: Actor, rows: Rows) -> int:
    """Figures of past terms, as they were published then: for years of history. They are suppressed by whoever made them."""
    actor.must(Can.PUBLISH_FIGURES)
    return load_rows(actor=actor, model=Snapshot, rows=rows, counted="snapshots")
