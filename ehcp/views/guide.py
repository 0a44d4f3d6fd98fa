"""The guide to the steps without a child: for the school to hand out, and for everybody where the school publishes it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST, require_safe

from ehcp import steps_selectors
from ehcp.services.steps import hand_out_steps, publish_guide, withdraw_guide
from ehcp.steps_facts import general_content, general_paper, published_paper
from senco.access.guard import public, requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.selectors import school_named
from senco.documents.models import Document
from senco.documents.views import pdf_answer

NAME = "ehc-steps"
EDITIONS = {"": False, "large": True}


def edition_asked(request: HttpRequest) -> bool:
    """Whether large print is asked for. Raises 404 for an edition that there is not."""
    large = EDITIONS.get(request.GET.get("edition", ""))
    if large is None:
        raise Http404
    return large


def guide_answer(document: Document, *, large: bool, to_keep: bool = False) -> HttpResponse:
    """A guide as an answer; its name names no child."""
    on = timezone.localdate().isoformat()
    return pdf_answer(bytes(document.content), f"{NAME}-{on}{'-large-print' if large else ''}", to_keep=to_keep)


@require_GET
@requires(Can.SEE_CASES)
def guide_page(request: SchoolRequest) -> HttpResponse:
    """The guide, its papers, and whether it is on the web."""
    school = school_named(request.actor.school_slug)
    context = {
        "paper": general_paper(general_content(school, steps_selectors.council_of_school(school))),
        "guide": steps_selectors.guide_of(school.slug),
        "address": request.build_absolute_uri(reverse("public_guide", args=[school.slug])),
        "can_publish": request.actor.can(Can.PUBLISH_SUMMARY),
    }
    return render(request, "ehcp/guide_page.html", context)


@require_GET
@requires(Can.SEE_CASES)
def guide_pdf(request: SchoolRequest) -> HttpResponse:
    """The guide as paper."""
    school, large = school_named(request.actor.school_slug), edition_asked(request)
    content = general_content(school, steps_selectors.council_of_school(school))
    return guide_answer(hand_out_steps(actor=request.actor, paper=general_paper(content, large=large)), large=large)


@require_POST
@requires(Can.PUBLISH_SUMMARY)
def guide_publish(request: SchoolRequest) -> HttpResponse:
    """Puts the guide on the web."""
    publish_guide(actor=request.actor, school=school_named(request.actor.school_slug))
    messages.success(request, "The guide is on the web. Anybody with the address can read it.")
    return redirect("guide_page", school=request.actor.school_slug)


@require_POST
@requires(Can.PUBLISH_SUMMARY)
def guide_withdraw(request: SchoolRequest) -> HttpResponse:
    """Takes it off the web."""
    withdraw_guide(actor=request.actor)
    messages.success(request, "The guide is no longer on the web. Its address says that there is no such page.")
    return redirect("guide_page", school=request.actor.school_slug)


@require_safe
@public
def public_guide(request: HttpRequest, slug: str) -> HttpResponse:
    """The guide that a school has published, for anybody; it holds no child's data."""
    guide = steps_selectors.guide_of(slug)
    if guide is None:
        raise Http404
    return render(request, "ehcp/public_guide.html", {"guide": guide, "paper": published_paper(guide), "slug": slug})


@require_safe
@public
def public_guide_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The paper that was made when the guide was published."""
    large = edition_asked(request)
    content = steps_selectors.guide_pdf_of(slug, large=large)
    if content is None:
        raise Http404
    return pdf_answer(content, f"{NAME}{'-large-print' if large else ''}")
