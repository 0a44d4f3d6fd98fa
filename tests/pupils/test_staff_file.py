"""A file of staff: what it says, what it would do, and that it does no more than that."""

from base64 import b64encode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from pupils import selectors
from pupils.imports.decoding import Unreadable
from pupils.imports.staff import StaffRow, read_staff
from pupils.models import ExpectedLink, TeachingLink
from pupils.services import staffing
from pupils.services.staff_file import bring_in_staff
from senco.access.models import Membership, School
from senco.access.roles import Role
from senco.accounts.models import Invitation, Mail, User
from senco.accounts.services.invitations import accept_invitation
from tests import factories

TODAY = factories.today()
FILE = """Name,E-mail,Job title,Class,From,Until
"Okafor, Grace",G.Okafor@example.org,Class teacher,4W,,
Séan Ó Bríain,sean@example.org,TA,"3W, 4W",,
Sue Ply,sue@example.org,Supply,3W,04/01/2027,15/01/2027
Ed Head,head@example.org,Head teacher,,,
Nomail,,Teacher,4W,,
Una Known,una@example.org,Teacher,9Z,,
"""


def rows(text: str) -> list[StaffRow]:
    return list(read_staff(text.encode(), on=TODAY).rows)


@pytest.fixture
def school(db: None) -> School:
    school = factories.make_school()
    with factories.inside(school) as actor:
        for name in ("3W", "4W"):
            group = staffing.add_group(actor=actor, name=name)
            factories.make_pupil(actor, group=group, surname=f"Of{name}", forename="Ada")
    return school


def browser(school: School, *roles: Role) -> Client:
    client = Client()
    client.force_login(factories.make_person(school, *roles))
    return client


def test_people_are_read_as_schools_write_them() -> None:
    grace, sean, sue, head, nomail, _ = rows(FILE)
    assert (grace.name, grace.email, grace.role, grace.groups) == ("Grace Okafor", "g.okafor@example.org", "teacher", ("4W",))
    assert (sean.role, sean.groups) == ("ta", ("3W", "4W"))
    assert (str(sue.starts_on), str(sue.ends_on)) == ("2027-01-04", "2027-01-16")
    assert "not a role that a file gives" in head.problem
    assert "e-mail address" in nomail.problem


def test_semicolons_windows_letters_and_titles_above_are_no_trouble() -> None:
    text = "Staff list 2026\n\nForename;Surname;Email address;Role\nZoë;Núñez;zoe@example.org;teacher\n"
    [row] = read_staff(text.encode("cp1252"), on=TODAY).rows
    assert row.name == "Zoë Núñez" and not row.problem


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Pupil,UPN\nA,B\n", "headings Name and E-mail"),
        ("Name,E-mail,Role\n", "no person below"),
        ("", "empty"),
        ("Name,Email,Role\n" + "A B,a@example.org,TA\n" * 501, "more than 500"),
        ('Name,Email,Role\nA B,a@example.org,TA\n"C D,c@example.org,TA\nE F,e@example.org,TA\n', "On line 3 a quotation mark"),
    ],
)
def test_what_is_no_list_of_staff_is_refused_in_words(text: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        rows(text)


def test_days_and_addresses_that_cannot_be_right_say_what_to_do() -> None:
    head = "Name,Email,Role,From,Until\n"
    assert "is no e-mail address" in rows(head + "A B,a@b,TA,,")[0].problem
    assert "is not a day in the calendar" in rows(head + "A B,a@example.org,TA,31/02/2027,")[0].problem
    assert "before the first" in rows(head + "A B,a@example.org,TA,05/03/2027,04/03/2027")[0].problem
    twice = rows(head + "A B,a@example.org,TA,,\nC D,a@example.org,TA,,")
    assert not twice[0].problem and "stands higher up as A B" in twice[1].problem


@given(st.binary(max_size=400))
def test_no_file_makes_it_fail_in_another_way(data: bytes) -> None:
    try:
        found = read_staff(data, on=TODAY).rows
    except Unreadable:
        return
    assert found


def test_the_file_is_looked_at_before_anybody_is_invited(school: School) -> None:
    client = browser(school, Role.ADMIN, Role.SENCO)
    upload = {"file": SimpleUploadedFile("staff.csv", FILE.encode()), "acting_as": f"{school.slug}:staff"}
    page = client.post(reverse("staff_file", args=[school.slug]), upload).content.decode()
    assert "Invite as class teacher, then link with 4W" in page
    assert "There is no class or group called 9Z" in page
    assert not Invitation.objects.exists()
    data = {"data": b64encode(FILE.encode()).decode(), "acting_as": f"{school.slug}:staff"}
    said = client.post(reverse("staff_file_apply", args=[school.slug]), data, follow=True).content.decode()
    assert "Invited: 3. Linked with a class or group: 4." in said
    assert Invitation.objects.count() == 3 == Mail.objects.filter(kind="invitation").count()
    said = client.post(reverse("staff_file_apply", args=[school.slug]), data, follow=True).content.decode()
    assert "Invited: 0. Linked with a class or group: 0." in said, "the same file again does nothing more"


@pytest.mark.parametrize("size", [500_001, 26 * 1024 * 1024])
def test_a_file_too_large_to_be_a_list_of_staff_says_so(school: School, size: int) -> None:
    upload = {"file": SimpleUploadedFile("staff.csv", b"x" * size), "acting_as": f"{school.slug}:staff"}
    page = browser(school, Role.SENCO).post(reverse("staff_file", args=[school.slug]), upload).content.decode()
    assert "more than 500 kB" in page and "Choose a file." not in page


def test_who_accepts_finds_their_class(school: School) -> None:
    with factories.inside(school) as actor:
        bring_in_staff(actor=actor, data=FILE.encode(), on=TODAY)
        invitation = Invitation.objects.get(email="sean@example.org")
        user = accept_invitation(actor=actor, invitation_id=invitation.pk, name="Séan", password="correct horse battery")
        me = factories.actor_of(user, school)
        assert {pupil.surname for pupil in selectors.visible(me, on=TODAY)} == {"Of3W", "Of4W"}
        assert not ExpectedLink.objects.filter(email="sean@example.org").exists()


def test_what_the_office_brings_in_waits_also_for_those_who_accept_later(school: School) -> None:
    office = factories.make_person(school, Role.ADMIN)
    with factories.inside(school) as actor:
        bring_in_staff(actor=factories.actor_of(office, school), data=FILE.encode(), on=TODAY)
        invitation = Invitation.objects.get(email="sean@example.org")
        user = accept_invitation(actor=actor, invitation_id=invitation.pk, name="Séan", password="correct horse battery")
        assert not selectors.visible(factories.actor_of(user, school), on=TODAY).exists()
        assert TeachingLink.objects.filter(user=user, waits=True).count() == 2


def test_the_senco_links_colleagues_and_invites_nobody(school: School) -> None:
    senco, here = factories.make_person(school, Role.SENCO), factories.make_person(school, Role.TEACHER)
    text = f"Name,Email,Role,Class\nHere,{here.email},Teacher,3W\nNew One,new@example.org,TA,3W\n"
    with factories.inside(school):
        counts = bring_in_staff(actor=factories.actor_of(senco, school), data=text.encode(), on=TODAY)
    assert counts == {"invited": 0, "linked": 1}
    assert not User.objects.filter(email="new@example.org").exists() and not Invitation.objects.exists()
    assert Membership.objects.filter(school=school).count() == 2


def test_a_form_that_was_tampered_with_says_to_choose_the_file_again(school: School) -> None:
    data = {"data": "not base64!", "acting_as": f"{school.slug}:staff"}
    page = browser(school, Role.SENCO).post(reverse("staff_file_apply", args=[school.slug]), data)
    assert "Choose it again" in page.content.decode()
