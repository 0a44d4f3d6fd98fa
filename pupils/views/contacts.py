"""Parents and carers of a child: the list with each one's access, and what the SENCO does about it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from pupils import contact_selectors
from pupils.contact_forms import ContactForm, ReasonForm
from pupils.contact_presenters import contact_rows
from pupils.models import Contact, Pupil
from pupils.services import contacts, parents
from pupils.views.finding import pupil_or_404
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.words_kept import words_kept


@require_GET
@requires(Can.KEEP_CONTACTS)
def pupil_contacts(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """Everybody on the child's list, how it stands with their access, and what can be done."""
    found, today = _pupil(request, pupil), timezone.localdate()
    rows = contact_rows(contact_selectors.contacts_of(request.actor, found, on=today), found, on=today)
    return render(request, "pupils/pupil_contacts.html", {"pupil": found, "rows": rows, "today": today})


@require_http_methods(["GET", "POST"])
@requires(Can.KEEP_CONTACTS)
def contact_add(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """A new parent or carer, invited at once where that button is pressed."""
    found = _pupil(request, pupil)
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _saved(request, found, form):
        return _list(request, found)
    return render(request, "pupils/contact_add.html", {"pupil": found, "form": form})


@require_http_methods(["GET", "POST"])
@requires(Can.KEEP_CONTACTS)
def contact_change(request: SchoolRequest, pupil: UUID, contact: UUID) -> HttpResponse:
    """Details of a parent or carer; another address takes back an invitation that is under way."""
    found, person = _person(request, pupil, contact)
    form = ContactForm(request.POST or None, contact=person)
    if request.method == "POST" and form.is_valid() and _saved(request, found, form):
        return _list(request, found)
    return render(request, "pupils/contact_change.html", {"pupil": found, "contact": person, "form": form})


@require_POST
@requires(Can.KEEP_CONTACTS)
def contact_invite(request: SchoolRequest, pupil: UUID, contact: UUID) -> HttpResponse:
    """Sends an invitation; one that was sent before ends with it."""
    found, person = _person(request, pupil, contact)
    parents.invite_parent(actor=request.actor, contact=person)
    messages.success(request, _sent_to(person))
    return _list(request, found)


@require_POST
@requires(Can.KEEP_CONTACTS)
def contact_withdraw(request: SchoolRequest, pupil: UUID, contact: UUID) -> HttpResponse:
    """Takes an invitation back: its link opens nothing any more."""
    found, person = _person(request, pupil, contact)
    if parents.withdraw_parent_invitation(actor=request.actor, contact=person):
        messages.success(request, f"The invitation of {person.name} is withdrawn. Its link opens nothing any more.")
    else:
        messages.info(request, f"No invitation of {person.name} is under way.")
    return _list(request, found)


@require_http_methods(["GET", "POST"])
@requires(Can.KEEP_CONTACTS)
def contact_end(request: SchoolRequest, pupil: UUID, contact: UUID) -> HttpResponse:
    """Ends a person's access to this child today, with the reason."""
    found, person = _person(request, pupil, contact)
    form = ReasonForm(request.POST or None)
    if not person.access.reads:
        messages.info(request, f"{person.name} has no access now.")
        return _list(request, found)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            reason = form.cleaned_data["reason"]
            parents.end_access(actor=request.actor, contact=person, reason=reason, ends_on=timezone.localdate())
            messages.success(request, f"{person.name} no longer sees anything about {found.called}.")
            return _list(request, found)
    return render(request, "pupils/contact_end.html", {"pupil": found, "contact": person, "form": form})


@require_http_methods(["GET", "POST"])
@requires(Can.KEEP_CONTACTS)
def contact_remove(request: SchoolRequest, pupil: UUID, contact: UUID) -> HttpResponse:
    """Takes somebody off the list who does not belong there, with the reason."""
    found, person = _person(request, pupil, contact)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            contacts.remove_contact(actor=request.actor, contact=person, reason=form.cleaned_data["reason"])
            messages.success(request, f"{person.name} is off the list of {found.called}.")
            return _list(request, found)
    return render(request, "pupils/contact_remove.html", {"pupil": found, "contact": person, "form": form})


def _saved(request: SchoolRequest, pupil: Pupil, form: ContactForm) -> bool:
    """Do as the form says, all of it or nothing; what is refused is said on the form, so that nothing typed is lost."""
    actor, reason = request.actor, form.cleaned_data["reason"]
    with words_kept(form):
        if form.contact is None:
            contact = contacts.add_contact(actor=actor, pupil=pupil, reason=reason, **form.details)
        else:
            contact = contacts.change_contact(actor=actor, contact=form.contact, reason=reason, **form.details)
        if form.invites:
            parents.invite_parent(actor=actor, contact=contact)
        messages.success(request, _sent_to(contact) if form.invites else f"{contact.name} is saved.")
        return True
    return False


def _sent_to(contact: Contact) -> str:
    return f"Invitation sent to {contact.name} at {contact.email}. It is good for 14 days."


def _pupil(request: SchoolRequest, pupil_id: UUID) -> Pupil:
    found: Pupil = pupil_or_404(request.actor, pupil_id, on=timezone.localdate())
    return found


def _person(request: SchoolRequest, pupil_id: UUID, contact_id: UUID) -> tuple[Pupil, Contact]:
    found = _pupil(request, pupil_id)
    person = contact_selectors.contact_of(request.actor, found, contact_id, on=timezone.localdate())
    if person is None:
        raise Http404
    return found, person


def _list(request: SchoolRequest, pupil: Pupil) -> HttpResponse:
    return redirect("pupil_contacts", school=request.actor.school_slug, pupil=pupil.pk)
