"""Reviews stay with their rounds: where another event begins a round now, the list of whom to invite goes over to it.

A meeting that was held without being arranged begins a round; filled in behind it, the arranging does. Struck out again,
the meeting does. What was asked and answered belongs to the round, whichever event it begins with.
"""

from ehcp.models import AnnualReview, Case, CaseEvent
from ehcp.review_selectors import rounds_of
from ehcp.rules.rounds import OF_REVIEWS


def keep_reviews(*, case: Case, before: list[list[CaseEvent]]) -> None:
    """Give each review whose round begins with another event now to that event. ``before`` is the rounds as they were.

    One whose whole round is gone waits, with its list, for the next that begins.
    """
    round_of = {row.pk: {one.pk for one in part} for part in before for row in part}
    held = {row.began_id: row for row in AnnualReview.objects.filter(case=case)}
    for part in rounds_of(case):
        if not part or part[0].kind not in OF_REVIEWS or part[0].pk in held:
            continue
        ids = {row.pk for row in part}
        found = next((row for began, row in held.items() if began in ids or ids & round_of.get(began, set())), None)
        if found is not None:
            AnnualReview.objects.filter(pk=found.pk).update(began=part[0])
            held[part[0].pk] = held.pop(found.began_id)
