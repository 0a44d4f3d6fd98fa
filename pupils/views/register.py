"""The SEN register: as a page and as a file."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from pupils import act_selectors, exports, register_selectors, selectors
from pupils.forms import DayForm, RegisterFilter
from pupils.rules.register import LONG, NO_NEED, THIS_YEAR, Wanted
from pupils.services.register import hand_out_register
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can

A_PAGE = 50
A_PAGE_TO_CHOOSE = 500  # so that nobody is ticked on a page that is then left
READY_MADE: tuple[tuple[str, dict[str, str], str], ...] = (
    ("Everyone", {}, "total"),
    ("EHC plan", {"status": "E"}, "plan"),
    ("SEN support", {"status": "K"}, "support"),
    ("New this year", {"since": THIS_YEAR}, "this_year"),
    ("Longer than 2 years", {"since": LONG}, "long"),
    ("No need recorded", {"need": NO_NEED}, "no_need"),
)

# On a phone the heads of the table, which put it in order at a desk, are not there.
ORDERS = (("name", "By name"), ("year", "By year"), ("status", "By status"), ("need", "By need"), ("since", "Longest on it"))


@dataclass(frozen=True)
class Pick:
    """A ready-made view of the register: its words, how many pupils it holds, its address."""

    label: str
    count: int
    query: str
    current: bool


@require_GET
@requires(Can.SEE_REGISTER)
def register(request: SchoolRequest) -> HttpResponse:
    """The register of a day, filtered and in an order that stand in the address."""
    today = timezone.localdate()
    day_form, form, wanted = asked(request, today)
    pupils = register_selectors.register_of(request.actor, wanted)
    counts = register_selectors.counts_of(pupils)
    shares = register_selectors.shares_of_register(request.actor, on=wanted.on)
    offers = act_selectors.offers_for(request.actor)
    choosing = bool(offers) and request.GET.get("choose") == "1"
    everyone = request.GET.get("page") == "all"
    a_page = A_PAGE_TO_CHOOSE if choosing else A_PAGE
    page = Paginator(pupils, max(counts.total, 1) if everyone else a_page).get_page(request.GET.get("page"))
    context = {"form": form, "forms": [day_form], "day_form": day_form, "today": today, "wanted": wanted}
    context |= {"page": page, "counts": counts, "shares": shares, "picks": _picks(shares, wanted, today, choosing)}
    context |= {"orders": ORDERS, "choosing": choosing, "offers": offers}
    context["recent"] = act_selectors.recent_acts(request.actor) if choosing else []
    context |= {"can_export": request.actor.can(Can.EXPORT_REGISTER), "can_import": request.actor.can(Can.IMPORT_PUPILS)}
    context["kept"] = [(name, value) for name, value in request.GET.items() if name not in ("on", "page")]
    return render(request, "pupils/register.html", context)


@require_GET
@requires(Can.EXPORT_REGISTER)
def register_csv(request: SchoolRequest) -> HttpResponse:
    """The same view of the register as a file."""
    day_form, form, wanted = asked(request, timezone.localdate())
    if day_form.errors or form.errors:
        # The page says which filter was not understood; a file that holds more than was asked for must not leave.
        return redirect(f"{reverse('register', args=[request.actor.school_slug])}?{request.GET.urlencode()}")
    pupils = list(register_selectors.register_of(request.actor, wanted))
    hand_out_register(actor=request.actor, wanted=wanted, count=len(pupils))
    headers = {"Content-Disposition": f'attachment; filename="sen-register-{wanted.on.isoformat()}.csv"'}
    return HttpResponse(exports.register_csv(pupils), content_type="text/csv; charset=utf-8", headers=headers)


def asked(request: SchoolRequest, today: date) -> tuple[DayForm, RegisterFilter, Wanted]:
    """What the address asks for: the day, the filters, and both as one value. Other pages act on the same view of it."""
    day_form = DayForm(request.GET if request.GET.get("on") else None, today=today, auto_id="day_%s")
    day = day_form.day
    codes = register_selectors.years_of(request.actor, on=day)
    form = RegisterFilter(request.GET, day=day, codes=codes, groups=selectors.groups(request.actor, on=day))
    return day_form, form, form.wanted(day)


def _picks(shares: dict[str, int], wanted: Wanted, today: date, choosing: bool) -> list[Pick]:
    kept = {"on": wanted.on.isoformat()} if wanted.on != today else {}
    kept |= {"sort": wanted.sort} if wanted.sort != "name" else {}
    kept |= {"choose": "1"} if choosing else {}
    return [
        Pick(label, shares[key], f"?{urlencode({**filters, **kept})}", wanted.filters == filters)
        for label, filters, key in READY_MADE
        if shares[key] or key == "total"
    ]
