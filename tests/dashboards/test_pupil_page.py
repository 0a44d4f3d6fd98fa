"""A pupil's page: each person sees the parts that are theirs, and may do there what their role does."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from dashboards.rules.history import Moment, cut, in_order
from provision.models import Cycle, SummaryAnswer
from provision.services import sheets, summaries
from pupils.models import Contact, Pupil, TeachingLink
from pupils.services import concerns, needs, people
from senco.access.roles import Role
from senco.audit.models import Event
from tests import factories
from tests.world import World

DAY = timedelta(days=1)
TODAY = factories.today()


def url(pupil: Pupil) -> str:
    return f"/s/alder/pupils/{pupil.pk}/"


def page(world: World, client: Client, role: Role, pupil: Pupil | None = None) -> Any:
    """The page as a person of this role gets it."""
    client.force_login(world.a.people[role])
    return client.get(url(pupil or world.a.own))


def text_of(world: World, client: Client, role: Role, pupil: Pupil | None = None) -> str:
    answer = page(world, client, role, pupil)
    assert answer.status_code == 200
    return answer.content.decode()


def labels(answer: Any) -> set[str]:
    """What this person is offered to do."""
    first = answer.context["first_action"]
    return {action.label for action in answer.context["actions"]} | ({first.label} if first else set())


# Who


@pytest.mark.parametrize("role", [Role.SENCO, Role.ASSISTANT, Role.HEAD])
def test_those_who_lead_sen_open_every_pupil(world: World, client: Client, role: Role) -> None:
    assert page(world, client, role, world.a.unrelated).status_code == 200


@pytest.mark.parametrize("role", [Role.TEACHER, Role.TA])
def test_a_teacher_opens_only_their_own_pupils(world: World, client: Client, role: Role) -> None:
    assert page(world, client, role).status_code == 200
    assert page(world, client, role, world.a.unrelated).status_code == 404


@pytest.mark.parametrize("role", [Role.ADMIN, Role.GOVERNOR, Role.PARENT, Role.TRUST_LEAD])
def test_the_page_is_closed_to_all_others(world: World, client: Client, role: Role) -> None:
    assert page(world, client, role).status_code == 403


def test_a_pupil_of_another_school_is_not_there(world: World, client: Client) -> None:
    assert page(world, client, Role.SENCO, world.b.own).status_code == 404


def test_a_teacher_loses_the_page_on_the_day_their_link_ends(world: World, client: Client) -> None:
    with factories.inside(world.a.school):
        TeachingLink.objects.filter(user=world.a.people[Role.TEACHER]).update(ends_on=TODAY)
    assert page(world, client, Role.TEACHER).status_code == 404


def test_opening_a_page_stands_in_the_log(world: World, client: Client) -> None:
    page(world, client, Role.TEACHER)
    with factories.inside(world.a.school):
        event = Event.objects.get(verb="pupil_read")
    assert event.pupil_id == world.a.own.pk
    assert event.actor_user_id == world.a.people[Role.TEACHER].pk


# What


def test_the_senco_sees_every_part(world: World, client: Client) -> None:
    text = text_of(world, client, Role.SENCO)
    for part in ("safety", "liked", "adaptation", "note", "how", "outcome", "baseline", "provision", "giver", "seen", "contact",
                 "council", "preferred"):  # fmt: skip
        assert f"SAFE-alder-own-{part}" in text, part
    assert "EHC assessment, week 2" in text


@pytest.mark.parametrize("role", [Role.TEACHER, Role.TA])
def test_a_teacher_sees_what_helps_and_neither_parents_nor_the_case(world: World, client: Client, role: Role) -> None:
    text = text_of(world, client, role)
    for part in ("safety", "adaptation", "outcome", "provision", "seen"):
        assert f"SAFE-alder-own-{part}" in text, part
    for part in ("contact", "relation", "council"):
        assert f"SAFE-alder-own-{part}" not in text, part
    assert "07700" not in text
    assert "EHC assessment" not in text
    assert "/ehc/" not in text
    assert "published to the parents" not in text


def test_health_and_safety_stands_before_everything_else(world: World, client: Client) -> None:
    text = text_of(world, client, Role.TEACHER)
    main = text[text.index('id="main"') :]
    assert main.index("own-safety") < main.index("own-adaptation") < main.index("own-outcome")


def test_a_restricted_parent_is_flagged_and_cannot_be_reached_from_here(world: World, client: Client) -> None:
    with factories.inside(world.a.school):
        Contact.objects.filter(pupil=world.a.own, name="SAFE-alder-own-contact").update(restricted=True)
    text = text_of(world, client, Role.SENCO)
    assert "Restricted" in text
    assert "07700 900000" not in text


def test_a_case_shows_its_next_date_with_the_sum_and_who_is_bound(world: World, client: Client) -> None:
    text = text_of(world, client, Role.SENCO)
    assert "Decide whether to assess" in text
    assert "+ 6 weeks" in text
    assert "The council" in text


def test_a_pupil_about_whom_nothing_is_known_is_told_how_to_begin(world: World, client: Client) -> None:
    with factories.inside(world.a.school) as actor:
        pupil = factories.make_pupil(actor)
    text = text_of(world, client, Role.SENCO, pupil)
    for words in ("No cycle has been started yet", "There is no one-page profile yet", "Nothing is chosen yet", "None so far"):
        assert words in text


def test_names_are_shown_whole_and_as_text(world: World, client: Client) -> None:
    with factories.inside(world.a.school) as actor:
        pupil = factories.make_pupil(actor, forename="<b>Sio’bhán</b>", surname="Featherstonehaugh-Cholmondeley" * 3)
    text = text_of(world, client, Role.SENCO, pupil)
    assert "&lt;b&gt;Sio’bhán&lt;/b&gt;" in text
    assert "Featherstonehaugh-Cholmondeley" * 3 in text


# What can be done


def test_the_senco_is_offered_the_work_of_the_senco(world: World, client: Client) -> None:
    offered = labels(page(world, client, Role.SENCO))
    assert {"Open cycle 1", "Raise a concern", "Change status and needs", "Publish a summary to the parents"} <= offered


@pytest.mark.parametrize("role", [Role.TEACHER, Role.TA, Role.HEAD])
def test_those_who_do_not_run_cycles_are_offered_to_raise_a_concern_and_no_more(
    world: World, client: Client, role: Role
) -> None:
    assert labels(page(world, client, role)) == {"Raise a concern"}


@pytest.mark.parametrize("role", [Role.SENCO, Role.ASSISTANT, Role.HEAD, Role.TEACHER, Role.TA])
def test_every_link_that_is_offered_opens(world: World, client: Client, role: Role) -> None:
    answer = page(world, client, role)
    offered = [*answer.context["actions"], answer.context["first_action"]]
    for action in offered:
        if not action.posts and not action.why_not:
            assert client.get(action.url).status_code == 200, action.label


def test_a_cycle_is_started_from_the_page(world: World, client: Client) -> None:
    with factories.inside(world.a.school) as actor:
        pupil = factories.make_pupil(actor)
    action = page(world, client, Role.SENCO, pupil).context["first_action"]
    assert (action.label, action.posts) == ("Start a cycle", True)
    assert client.post(action.url, {"acting_as": "alder:staff"}).status_code == 302
    with factories.inside(world.a.school):
        assert Cycle.objects.filter(pupil=pupil).count() == 1


def test_a_second_request_cannot_be_opened_and_the_page_says_why(world: World, client: Client) -> None:
    text = text_of(world, client, Role.SENCO)
    assert "A request is already under way." in text
    assert f"/s/alder/pupils/{world.a.own.pk}/ehc/" not in text


def test_a_pupil_with_a_plan_needs_no_request_and_the_page_says_why(world: World, client: Client) -> None:
    with factories.inside(world.a.school) as actor:
        pupil = factories.make_pupil(actor)
        needs.set_status(actor=actor, pupil=pupil, status="E", starts_on=TODAY, source="plan")
    assert "This pupil has an EHC plan already." in text_of(world, client, Role.SENCO, pupil)


def test_the_record_of_a_pupil_who_has_left_can_only_be_read(world: World, client: Client) -> None:
    with factories.inside(world.a.school):
        Pupil.objects.filter(pk=world.a.own.pk).update(left_on=TODAY)
    answer = page(world, client, Role.SENCO)
    assert labels(answer) == set()
    text = answer.content.decode()
    assert "Left the school on" in text
    assert "/concern/" not in text
    assert "/needs/" not in text


def test_what_a_parent_found_unclear_waits_on_the_page_until_somebody_has_spoken(world: World, client: Client) -> None:
    with factories.inside(world.a.school):
        parent = factories.actor_of(world.a.people[Role.PARENT], world.a.school)
        answer = summaries.answer_summary(
            actor=parent, summary=world.a.rows["own"]["summary"], clear="partly", words="What is SLCN?", call_me=True
        )
    assert "What is SLCN?" in text_of(world, client, Role.SENCO)
    done = client.post(f"{url(world.a.own)}answers/", {"acting_as": "alder:staff", "answer": str(answer.pk)})
    assert done.status_code == 302
    with factories.inside(world.a.school):
        assert SummaryAnswer.objects.get(pk=answer.pk).dealt_with_on == TODAY
    assert "Spoken with on" in text_of(world, client, Role.SENCO)


def test_an_answer_about_another_pupil_is_left_alone(world: World, client: Client) -> None:
    with factories.inside(world.a.school):
        parent = factories.actor_of(world.a.people[Role.PARENT], world.a.school)
        answer = summaries.answer_summary(actor=parent, summary=world.a.rows["own"]["summary"], clear="not")
    client.force_login(world.a.people[Role.SENCO])
    for given in (str(answer.pk), "nonsense", ""):
        client.post(f"{url(world.a.unrelated)}answers/", {"acting_as": "alder:staff", "answer": given})
    with factories.inside(world.a.school):
        assert SummaryAnswer.objects.get(pk=answer.pk).dealt_with_on is None


# History


def titles(answer: Any) -> list[str]:
    return [moment.title for moment in [*answer.context["latest"], *answer.context["earlier"]]]


def test_the_history_tells_of_every_room_of_the_house_latest_first(world: World, client: Client) -> None:
    with factories.inside(world.a.school) as actor:
        needs.set_status(actor=actor, pupil=world.a.own, status="E", starts_on=TODAY, source="plan")
        concerns.answer_concern(
            actor=factories.actor_of(world.a.people[Role.SENCO], world.a.school),
            concern=world.a.rows["own"]["concern"], answer="assess", text="Front seat", on=TODAY,
        )  # fmt: skip
    answer = page(world, client, Role.SENCO)
    found = titles(answer)
    for title in ("EHC plan began", "SEN support began", "Needs recorded: SLCN, ASD", "Cycle 1 started",
                  "Summary published to the parents", "The council received the request"):  # fmt: skip
        assert title in found, title
    assert any("raised a concern" in title for title in found)
    assert any("start an assessment" in title for title in found)
    assert "Came off the register" not in found
    days = [moment.on for moment in [*answer.context["latest"], *answer.context["earlier"]]]
    assert days == sorted(days, reverse=True)


def test_coming_off_the_register_stands_in_the_history(world: World, client: Client) -> None:
    with factories.inside(world.a.school) as actor:
        needs.set_status(actor=actor, pupil=world.a.own, status="N", starts_on=TODAY, source="assessment")
        needs.record_needs(actor=actor, pupil=world.a.own, codes=["SLCN"], status="N", on=TODAY)
    found = titles(page(world, client, Role.SENCO))
    assert "Came off the register" in found
    assert "No longer recorded as a need: ASD" in found


def test_what_is_still_to_come_is_no_history(world: World, client: Client) -> None:
    with factories.inside(world.a.school):
        Pupil.objects.filter(pk=world.a.own.pk).update(left_on=TODAY + DAY)
    assert "Left the school" not in titles(page(world, client, Role.SENCO))


def test_moments_of_one_day_keep_the_order_they_were_given_in() -> None:
    first, second, later = Moment(TODAY, "a"), Moment(TODAY, "b"), Moment(TODAY + DAY, "c")
    assert in_order([first], [second, later]) == [later, first, second]


def test_only_the_latest_moments_are_shown_at_once() -> None:
    latest, earlier = cut([Moment(TODAY, str(n)) for n in range(10)])
    assert (len(latest), len(earlier)) == (8, 2)


def test_dates_that_come_next_are_in_order(world: World, client: Client) -> None:
    days = [one.on for one in page(world, client, Role.SENCO).context["coming"]]
    assert len(days) >= 2
    assert days == sorted(days)


def test_a_long_profile_is_cut_after_three_parts(world: World, client: Client) -> None:
    with factories.inside(world.a.school) as actor:
        words = dict.fromkeys(("liked", "matters", "support", "hard", "aims"), "one\ntwo")
        sheets.write_profile(actor=actor, pupil=world.a.own, on=TODAY, **words)
    context = page(world, client, Role.TEACHER).context
    assert (len(context["profile_first"]), len(context["profile_more"])) == (3, 2)
    assert context["profile_first"][0][1] == ["one", "two"]


def test_the_adults_of_a_pupil_are_named(world: World, client: Client) -> None:
    with factories.inside(world.a.school) as actor:
        gone = factories.make_person(world.a.school, Role.TA, name="Gone Adult")
        people.link_staff(actor=actor, user_id=gone.pk, pupil=world.a.own, starts_on=TODAY - 9 * DAY, ends_on=TODAY)
    text = text_of(world, client, Role.SENCO)
    assert "teacher of alder" in text
    assert "ta of alder" in text
    assert "Gone Adult" not in text
