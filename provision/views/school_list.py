"""What helps in class, for the whole school: its own list and the bank; take, write, change, retire, bring back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from provision import offer_presenters as offers
from provision import selectors
from provision.forms.helps import FindForm, WordsForm
from provision.models import Adaptation
from provision.rules.bank import found
from provision.services import school_list
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.words_kept import words_kept


@require_GET
@requires(Can.EDIT_PROFILE)
def adaptation_list(request: SchoolRequest) -> HttpResponse:
    """Shows the school's list, what is retired, and the bank, by word, need and barrier."""
    today = timezone.localdate()
    find = FindForm(request.GET, today=today)
    asked = find.asked
    rows = list(selectors.whole_adaptation_list())
    having = selectors.children_by_adaptation(request.actor, on=today)
    listed = found(offers.of_school(rows, having), **asked)
    context = {
        "find": find,
        "is_narrow": any(asked.values()),
        "list_is_empty": not rows,
        "listed": [one for one in listed if one.retired_on is None],
        "retired": [one for one in listed if one.retired_on is not None],
        "bank": offers.by_barrier(found(offers.of_bank(rows), **asked)),
        "today": today,
    }
    return render(request, "provision/adaptation_list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.EDIT_PROFILE)
def adaptation_add(request: SchoolRequest) -> HttpResponse:
    """Writes a move of the school's own onto its list."""
    form = WordsForm(request.POST or None, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            made = school_list.add_new(actor=request.actor, **form.words)
            messages.success(request, f"On the school’s list: {made.name}")
            return redirect("adaptation_list", school=request.actor.school_slug)
    return render(request, "provision/adaptation_write.html", {"form": form})


@require_POST
@requires(Can.EDIT_PROFILE)
def adaptation_take(request: SchoolRequest) -> HttpResponse:
    """Takes an entry of the bank onto the school's list."""
    made = school_list.take_from_bank(actor=request.actor, key=request.POST.get("entry", ""))
    messages.success(request, f"On the school’s list: {made.name}")
    return _back(request)


@require_http_methods(["GET", "POST"])
@requires(Can.EDIT_PROFILE)
def adaptation_change(request: SchoolRequest, adaptation: UUID) -> HttpResponse:
    """Changes the words of one of the list; those of the bank stay readable beside them."""
    row = _row(adaptation)
    form = WordsForm(request.POST or None, today=timezone.localdate(), adaptation=row)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            mark = form.cleaned_data["seen"]
            school_list.change_adaptation(actor=request.actor, adaptation=row, mark=mark, **form.words)
            messages.success(request, f"Changed: {form.cleaned_data['name']}")
            return redirect("adaptation_list", school=request.actor.school_slug)
        row = _row(adaptation)
        clash = form.data.get("seen") != selectors.words_mark(row)
        form.keep_mine(row)
        return _change_page(request, form, row, clash=clash)
    return _change_page(request, form, row)


def _change_page(request: SchoolRequest, form: WordsForm, row: Adaptation, *, clash: bool = False) -> HttpResponse:
    children = selectors.children_by_adaptation(request.actor, on=timezone.localdate()).get(row.pk, 0)
    context = {"form": form, "adaptation": row, "bank": offers.words_of_bank(row), "children": children}
    if clash:
        context["theirs"] = offers.of_school([row])[0]
    return render(request, "provision/adaptation_write.html", context, status=409 if clash else 200)


@require_POST
@requires(Can.EDIT_PROFILE)
def adaptation_retire(request: SchoolRequest, adaptation: UUID) -> HttpResponse:
    """Offers one of the list no more."""
    today = timezone.localdate()
    row = school_list.retire_adaptation(actor=request.actor, adaptation=_row(adaptation), on=today)
    left = selectors.children_by_adaptation(request.actor, on=today).get(row.pk, 0)
    keep = f" {left} {'pupil keeps' if left == 1 else 'pupils keep'} it until it is ended for them." if left else ""
    messages.success(request, f"Retired: {row.name}.{keep}")
    return _back(request)


@require_POST
@requires(Can.EDIT_PROFILE)
def adaptation_return(request: SchoolRequest, adaptation: UUID) -> HttpResponse:
    """Offers a retired one again."""
    row = school_list.bring_back_adaptation(actor=request.actor, adaptation=_row(adaptation))
    messages.success(request, f"Offered again: {row.name}")
    return _back(request)


def _row(adaptation: UUID) -> Adaptation:
    return get_object_or_404(selectors.whole_adaptation_list(), pk=adaptation)


def _back(request: SchoolRequest) -> HttpResponse:
    """To the list, as it was looked at."""
    answer = redirect("adaptation_list", school=request.actor.school_slug)
    if asked := request.GET.urlencode():
        answer["Location"] += f"?{asked}"
    return answer
