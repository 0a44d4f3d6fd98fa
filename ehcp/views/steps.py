"""The steps of a case for its family: what the school shares, what a family reads, and both as paper."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from ehcp import steps_selectors
from ehcp.services.steps import hand_out_steps, read_steps, share_steps, stop_sharing
from ehcp.steps_facts import general_content, general_paper, paper_from, shared_paper, to_share
from ehcp.views.finding import case_or_404, to_case
from ehcp.views.guide import edition_asked, guide_answer
from provision.family_selectors import has_several, own_child
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.selectors import school_named


@require_GET
@requires(Can.SEE_CASES)
def case_steps(request: SchoolRequest, case: UUID) -> HttpResponse:
    """What the family would read if the steps were shared now, and what they read of it already."""
    found = case_or_404(request, case)
    today, school = timezone.localdate(), school_named(request.actor.school_slug)
    paper = paper_from(to_share(found, on=today), school, as_of=today, on=today)
    shared = steps_selectors.shared_of(request.actor, found)
    context = {
        "case": found,
        "paper": paper,
        "shared": shared,
        "is_news": shared is not None and shared.content != to_share(found, on=today),
        "can_share": request.actor.can(Can.PUBLISH_SUMMARY),
        "can_run": request.actor.can(Can.RUN_CASES),
    }
    return render(request, "ehcp/case_steps.html", context)


@require_POST
@requires(Can.PUBLISH_SUMMARY)
def steps_share(request: SchoolRequest, case: UUID) -> HttpResponse:
    """Shares the steps as they are today."""
    found = case_or_404(request, case)
    share_steps(actor=request.actor, case=found, today=timezone.localdate())
    messages.success(request, "Shared. The family can read the steps now, as they are today.")
    return to_case(request, found, "case_steps")


@require_POST
@requires(Can.PUBLISH_SUMMARY)
def steps_stop(request: SchoolRequest, case: UUID) -> HttpResponse:
    """Takes back what is shared."""
    found = case_or_404(request, case)
    stop_sharing(actor=request.actor, case=found)
    messages.success(request, "The family no longer sees these steps.")
    return to_case(request, found, "case_steps")


@require_GET
@requires(Can.RUN_CASES)
def case_steps_pdf(request: SchoolRequest, case: UUID) -> HttpResponse:
    """The steps as they are today on paper, to be handed out."""
    found = case_or_404(request, case)
    today, school = timezone.localdate(), school_named(request.actor.school_slug)
    large = edition_asked(request)
    paper = paper_from(to_share(found, on=today), school, as_of=today, on=today, large=large)
    return guide_answer(hand_out_steps(actor=request.actor, paper=paper, case=found), large=large)


@require_GET
@requires(Can.SEE_OWN_CHILDREN)
def child_steps(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """What was shared of a child's steps, as a parent reads it; the guide without a child where nothing is."""
    child = own_child(request.actor, pupil)
    if child is None:
        raise Http404
    today, school = timezone.localdate(), school_named(request.actor.school_slug)
    shared = next(iter(steps_selectors.shared_with_family(request.actor, child, on=today)), None)
    if shared is None:
        paper = general_paper(general_content(school, steps_selectors.council_of_school(school)))
    else:
        paper = shared_paper(shared, school, on=today)
        read_steps(actor=request.actor, shared=shared)
    context = {"child": child, "paper": paper, "several": has_several(request.actor)}
    return render(request, "ehcp/child_steps.html", context)


@require_GET
@requires(Can.SEE_OWN_CHILDREN)
def child_steps_pdf(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """The same as paper."""
    child = own_child(request.actor, pupil)
    if child is None:
        raise Http404
    today, school, large = timezone.localdate(), school_named(request.actor.school_slug), edition_asked(request)
    shared = next(iter(steps_selectors.shared_with_family(request.actor, child, on=today)), None)
    if shared is None:
        paper = general_paper(general_content(school, steps_selectors.council_of_school(school)), large=large)
    else:
        paper = shared_paper(shared, school, on=today, large=large)
    document = hand_out_steps(actor=request.actor, paper=paper, case=shared.case if shared else None)
    return guide_answer(document, large=large, to_keep=True)
