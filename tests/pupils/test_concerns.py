"""Concerns: raised in a minute, the oldest answered first, answered once."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from pupils import selectors
from pupils.models import Concern, TeachingLink
from pupils.services import concerns
from senco.access.errors import Refused
from senco.access.roles import Role
from tests import factories
from tests.world import World

LIST = "/s/alder/concerns/"
STAFF = {"acting_as": "alder:staff"}
TODAY = factories.today()
SOON = TODAY + timedelta(weeks=3)


def raise_url(pupil: object) -> str:
    return f"/s/alder/pupils/{pupil.pk}/concern/"


def concerns_of(small: World) -> list[Concern]:
    with factories.inside(small.a.school):
        return list(Concern.objects.filter(pupil=small.a.own).exclude(seen__startswith="SAFE"))


def raised(small: World, *, days: int, seen: str = "Loses the line") -> Concern:
    """A concern that was raised some days ago."""
    with factories.inside(small.a.school):
        return concerns.raise_concern(actor=senco_of(small), pupil=small.a.own, seen=seen, on=TODAY - timedelta(days=days))


def senco_of(small: World) -> object:
    return factories.actor_of(small.a.people[Role.SENCO], small.a.school)


@pytest.mark.parametrize("role", [Role.TEACHER, Role.TA, Role.SENCO, Role.ASSISTANT, Role.HEAD])
def test_those_who_work_with_a_child_raise_a_concern(small: World, client: Client, role: Role) -> None:
    client.force_login(small.a.people[role])
    answer = client.post(raise_url(small.a.own), {**STAFF, "seen": "Shouts out in every writing lesson", "tried": "A scribe"})
    assert answer.status_code == 302
    [concern] = concerns_of(small)
    assert (concern.seen, concern.tried, concern.raised_on) == ("Shouts out in every writing lesson", "A scribe", TODAY)
    assert concern.raised_by_id == small.a.people[role].pk


def test_a_teacher_raises_none_about_a_pupil_they_do_not_teach(small: World, client: Client) -> None:
    client.force_login(small.a.people[Role.TEACHER])
    assert client.get(raise_url(small.a.unrelated)).status_code == 404
    assert client.post(raise_url(small.a.unrelated), {**STAFF, "seen": "x"}).status_code == 404


def test_a_teacher_raises_none_from_the_day_the_link_ends(small: World, client: Client) -> None:
    with factories.inside(small.a.school):
        TeachingLink.objects.filter(user=small.a.people[Role.TEACHER]).update(ends_on=TODAY)
    client.force_login(small.a.people[Role.TEACHER])
    assert client.get(raise_url(small.a.own)).status_code == 404


@pytest.mark.parametrize("role", [Role.ADMIN, Role.GOVERNOR, Role.PARENT, Role.TRUST_LEAD])
def test_others_raise_and_read_none(small: World, client: Client, role: Role) -> None:
    client.force_login(small.a.people[role])
    assert client.get(raise_url(small.a.own)).status_code == 403
    assert client.get(LIST).status_code == 403


def test_what_was_seen_is_asked_for_and_what_was_typed_is_kept(small: World, client: Client) -> None:
    client.force_login(small.a.people[Role.TEACHER])
    text = client.post(raise_url(small.a.own), {**STAFF, "seen": "  ", "tried": "A scribe"}).content.decode()
    assert text.count("Write what you saw: two or three sentences are enough.") == 2
    assert "A scribe" in text
    assert "<title>Error: " in text
    assert concerns_of(small) == []


def test_afterwards_a_teacher_is_where_they_came_from(small: World, client: Client) -> None:
    client.force_login(small.a.people[Role.TEACHER])
    page = client.get(raise_url(small.a.own), headers={"Referer": "http://testserver/s/alder/classes/?x=1"})
    back = page.context["form"].initial["back"]
    assert back == "/s/alder/classes/?x=1"
    assert client.post(raise_url(small.a.own), {**STAFF, "seen": "x", "back": back}).url == back


@pytest.mark.parametrize(
    "elsewhere",
    ["https://example.org/", "//example.org/s/alder/", "/s/birch/register/", "/account/logout/", "javascript:alert(1)", "/\\example.org"],
)
def test_no_form_sends_a_teacher_to_another_place(small: World, client: Client, elsewhere: str) -> None:
    client.force_login(small.a.people[Role.TEACHER])
    answer = client.post(raise_url(small.a.own), {**STAFF, "seen": "x", "back": elsewhere})
    assert answer.url == f"/s/alder/pupils/{small.a.own.pk}/"


def test_the_oldest_unanswered_concern_stands_first_with_its_days(small: World, client: Client) -> None:
    raised(small, days=3, seen="newer")
    raised(small, days=7, seen="near its day")
    raised(small, days=20, seen="older")
    client.force_login(small.a.people[Role.SENCO])
    answer = client.get(LIST)
    rows = [(row.concern.seen, row.waits) for row in answer.context["waiting"]]
    assert rows[:3] == [("older", "20 days"), ("near its day", "7 days"), ("newer", "3 days")]
    page = answer.content.decode()
    assert "20 days, too long" in page
    assert re.findall(r'<li(?: class="(is-\w+)")?><div class="when">', page)[:3] == ["is-late", "is-soon", ""]


def test_the_number_in_the_navigation_is_the_number_of_rows(small: World, client: Client) -> None:
    raised(small, days=20)
    client.force_login(small.a.people[Role.SENCO])
    waiting = client.get(LIST).context["waiting"]
    with factories.inside(small.a.school):
        assert selectors.open_concern_count(senco_of(small)) == (len(waiting), True)


def test_unanswered_concerns_come_before_answered_ones_for_every_reader(small: World) -> None:
    old = raised(small, days=40)
    with factories.inside(small.a.school):
        concerns.answer_concern(actor=senco_of(small), concern=old, answer="assess", text="Sit at the front", on=TODAY)
        order = [bool(one.answer) for one in selectors.concerns(senco_of(small))]
    assert order == sorted(order)


def test_the_senco_answers_a_concern_with_a_choice_and_words(small: World, client: Client) -> None:
    concern = raised(small, days=2)
    client.force_login(small.a.people[Role.SENCO])
    url = f"{LIST}{concern.pk}/"
    assert "Loses the line" in client.get(url).content.decode()
    answer = client.post(url, {**STAFF, "answer": "adapt", "text": "Larger print for two weeks", "look_again_on": f"{SOON:%d/%m/%Y}"})
    assert answer.url == LIST
    [concern] = concerns_of(small)
    assert (concern.answer, concern.answer_text, concern.answered_on) == ("adapt", "Larger print for two weeks", TODAY)


def test_deciding_to_assess_leads_to_the_page_where_the_cycle_starts(small: World, client: Client) -> None:
    concern = raised(small, days=2)
    client.force_login(small.a.people[Role.SENCO])
    answer = client.post(f"{LIST}{concern.pk}/", {**STAFF, "answer": "assess", "text": "Hearing check first"})
    assert answer.url == f"/s/alder/pupils/{small.a.own.pk}/"


def test_an_answer_needs_a_choice_and_words(small: World, client: Client) -> None:
    concern = raised(small, days=2)
    client.force_login(small.a.people[Role.SENCO])
    text = client.post(f"{LIST}{concern.pk}/", STAFF).content.decode()
    assert "Choose what happens next." in text
    assert "so that the colleague who raised it knows" in text


def test_a_concern_is_answered_once(small: World, client: Client) -> None:
    concern = raised(small, days=2)
    client.force_login(small.a.people[Role.SENCO])
    first, second = ({**STAFF, "answer": "assess", "text": words} for words in ("first", "my second thoughts"))
    client.post(f"{LIST}{concern.pk}/", first)
    shown = client.post(f"{LIST}{concern.pk}/", second).content.decode()
    assert "was answered on" in shown
    assert "Your words, which were not saved" in shown
    assert "my second thoughts" in shown
    assert concerns_of(small)[0].answer_text == "first"
    assert "<textarea" not in client.get(f"{LIST}{concern.pk}/").content.decode()


def test_of_two_people_who_answer_at_once_the_slower_one_is_told(small: World) -> None:
    concern = raised(small, days=2)
    with factories.inside(small.a.school):
        quick, slow = (Concern.objects.get(pk=concern.pk) for _ in range(2))
        concerns.answer_concern(actor=senco_of(small), concern=quick, answer="assess", text="first", on=TODAY)
        with pytest.raises(Refused, match="was answered on"):
            concerns.answer_concern(actor=senco_of(small), concern=slow, answer="nothing", text="second", on=TODAY)
    assert concerns_of(small)[0].answer_text == "first"


@pytest.mark.parametrize("role", [Role.HEAD, Role.ASSISTANT])
def test_those_who_only_read_concerns_get_no_button_to_answer(small: World, client: Client, role: Role) -> None:
    concern = raised(small, days=2)
    client.force_login(small.a.people[role])
    text = client.get(LIST).content.decode()
    assert "Loses the line" in text
    assert ">Answer<" not in text
    assert client.get(f"{LIST}{concern.pk}/").status_code == 403
    actor = factories.actor_of(small.a.people[role], small.a.school)
    with factories.inside(small.a.school), pytest.raises(Refused, match="Only the SENCO"):
        concerns.answer_concern(actor=actor, concern=concern, answer="adapt", text="x", on=TODAY)


def test_a_concern_of_another_school_is_not_there(small: World, client: Client) -> None:
    client.force_login(small.a.people[Role.SENCO])
    assert client.get(f"{LIST}{small.b.rows['own']['concern'].pk}/").status_code == 404


def test_a_school_without_concerns_is_told_how_one_comes_here(small: World, client: Client) -> None:
    school = factories.make_school("quiet")
    client.force_login(factories.make_person(school, Role.SENCO))
    assert "No concern has been raised yet" in client.get("/s/quiet/concerns/").content.decode()
