"""What is published to a family: drafted from the record, put into plain words, previewed, and then read word for word."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from provision.models import Summary
from provision.papers.published import summary_from_json
from provision.papers.summary import summary_draft
from provision.rules.cycle import Stage
from provision.rules.papers import Going
from provision.services import adaptations, sheets, summaries
from pupils.selectors import pupil_page
from pupils.services import contacts
from senco.access.roles import Role
from senco.accounts.models import User
from tests import factories
from tests.provision.lane import DAY, Lane, close, cycle_at, make_lane


@pytest.fixture
def told(lane: Lane) -> Lane:
    """A pupil with a finished cycle, one at work, a profile, and a mother with an account."""
    with lane.inside() as senco:
        close(lane, senco, cycle_at(lane, senco, Stage.REVIEW), judged="partly")
        cycle_at(lane, senco, Stage.DO)
        sheets.write_profile(actor=senco, pupil=lane.ada, on=lane.today, liked="I draw.", at_home="A story at tea.")
        card = adaptations.add_adaptation(actor=senco, name="Draw it first", how="Two boxes.")
        adaptations.choose_adaptation(actor=senco, pupil=lane.ada, adaptation=card, starts_on=lane.today)
        lane.people[Role.PARENT], contact = factories.make_parent(senco, lane.school, lane.ada)
        User.objects.filter(pk=lane.people[Role.PARENT].pk).update(name="Inés Núñez Carballo")
        contact.name = "Inés Núñez Carballo"
        contact.save()
        contacts.add_contact(actor=senco, pupil=lane.ada, name="Kept Away", parental_responsibility=True, restricted=True)
    return lane


def draft(lane: Lane) -> Any:
    with lane.inside() as senco:
        return summary_draft(senco, pupil_page(senco, lane.ada.pk, on=lane.today), on=lane.today)


def url(lane: Lane) -> str:
    return lane.url("summary_publish", pupil=lane.ada.pk)


def sent_from(html: str) -> dict[str, str]:
    """What the page sends back as it stands."""
    found = dict(re.findall(r'<textarea name="([^"]+)".*?>\n?(.*?)</textarea>', html, re.DOTALL))
    for tag in re.findall(r"<input [^>]*>", html.partition("<main")[2]):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            found[name[1]] = value[1] if value else ""
    for name, options in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', html, re.DOTALL):
        found[name] = re.search(r'<option value="([^"]*)" selected', options)[1]
    return {name: unescape(value) for name, value in found.items()}


def preview(client: Client, lane: Lane, **changed: str) -> str:
    shown = client.get(url(lane)).content.decode()
    answer = client.post(url(lane), {**sent_from(shown), **changed, "step": "preview"})
    assert answer.status_code == 200
    return answer.content.decode()


def press(client: Client, lane: Lane, shown: str, step: str, **changed: str) -> Any:
    return client.post(url(lane), {**sent_from(shown), **changed, "step": step}, follow=True)


def words(html: str) -> list[str]:
    """The words of the body of a summary, from its first section on."""
    body = html[html.index("<h2>What we are working on") :]
    text = re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", "", body, flags=re.DOTALL))
    return unescape(text).split()


def test_the_draft_says_what_is_on_record(told: Lane) -> None:
    paper = draft(told)
    assert paper.about == ("Ada is in 4W.", "Ada says: “I draw.”")
    assert paper.written_for == f"the family of {paper.known_as}"
    assert [aim.what for aim in paper.aims] == ["Reads 1 pages aloud.", "Reads 1 pages aloud."]
    [help_line] = [line for line in paper.help if line.what == "Reading with a partner"][:1]
    assert (help_line.how_often, help_line.minutes, help_line.who) == ("twice a week", 15, "Mrs Kowalczyk-Adeyemi")
    assert paper.in_class == ("draw it first. Two boxes.",)
    assert [(item.going, item.detail) for item in paper.progress] == [
        (Going.BETTER, "At the start: 1 page. Now: 2 pages.")
    ]
    assert paper.at_home == ("A story at tea.",)
    assert [step.on for step in paper.next_steps] == [told.today + 10 * DAY]
    assert paper.contacts[-1].role == "the teacher in charge of extra help (SENCO)"


def test_a_family_reads_exactly_what_the_preview_showed(told: Lane) -> None:
    client = told.client()
    shown = preview(client, told, about="Ada is brave.\nShe reads more each week.")
    press(client, told, shown, "publish")
    theirs = told.client(Role.PARENT).get(told.url("child_page", pupil=told.ada.pk)).content.decode()
    assert "Ada is brave." in theirs
    before = words(shown)
    mine, rest = before[: before.index("Who")], before[before.index("Who") :]
    read = words(theirs)
    assert read[: len(mine)] == mine
    disagree = rest[: rest.index("see") + 2]
    joined = " ".join(read)
    who, _, not_agree = " ".join(disagree).partition(" If you do not agree ")
    assert who in joined
    assert not_agree.partition(" This is a summary.")[0] in joined


def test_what_is_stored_is_what_was_previewed_even_if_the_record_changes_in_between(told: Lane) -> None:
    client = told.client()
    shown = preview(client, told, about="As it was.")
    with told.inside() as senco:
        sheets.write_profile(actor=senco, pupil=told.ada, on=told.today, at_home="Something else by now.")
    press(client, told, shown, "publish")
    with told.inside():
        paper = summary_from_json(Summary.objects.get().content)
    assert (paper.about, paper.at_home) == (("As it was.",), ("A story at tea.",))


def test_going_back_from_the_preview_brings_every_word_back(told: Lane) -> None:
    client = told.client()
    shown = preview(client, told, about="An hour's work.", **{"aims-0-what": "Reads a whole page to her brother."})
    again = unescape(press(client, told, shown, "edit").content.decode())
    assert "An hour's work." in again
    assert 'value="Reads a whole page to her brother."' in again


def test_a_preview_that_was_tampered_with_or_belongs_to_another_child_is_not_published(told: Lane) -> None:
    client = told.client()
    sealed = sent_from(preview(client, told))["sealed"]
    broken = client.post(url(told), told.form(step="publish", sealed=sealed[:-2] + "xx"))
    other = client.post(told.url("summary_publish", pupil=told.zoe.pk), told.form(step="publish", sealed=sealed))
    assert [broken.status_code, other.status_code] == [409, 409]
    with told.inside():
        assert not Summary.objects.exists()


def test_pressing_publish_twice_publishes_once_and_the_words_stay_on_the_page(told: Lane) -> None:
    client = told.client()
    shown = preview(client, told, about="Only once.")
    press(client, told, shown, "publish")
    again = press(client, told, shown, "publish").content.decode()
    assert "has been published since this preview was shown" in again
    assert "Only once." in again
    with told.inside():
        assert Summary.objects.count() == 1


def test_a_slip_is_explained_and_loses_nothing(told: Lane) -> None:
    client = told.client()
    shown = client.get(url(told)).content.decode()
    changed = {"about": "Still here.", "help-0-minutes": "9999", "next_steps-1-when": "In May"}
    html = unescape(client.post(url(told), {**sent_from(shown), **changed, "step": "preview"}).content.decode())
    problems = re.findall(r'<li><a href="#([^"]+)">(.*?)</a></li>', html)
    assert [said for _, said in problems] == [
        "Minutes: write 400 or less",
        "Say what this row is about, or empty the rest of it",
    ]
    assert all(f'id="{target}"' in html for target, _ in problems)
    assert "Still here." in html


def test_an_emptied_row_is_left_out_and_a_new_one_is_added(told: Lane) -> None:
    client = told.client()
    shown = client.get(url(told)).content.decode()
    last = sum(name.startswith("help-") and name.endswith("-what") for name in sent_from(shown)) - 1
    changed = {"help-0-what": "", f"help-{last}-what": "A quiet place to work"}
    html = preview(client, told, **changed)
    assert "A quiet place to work" in html
    assert html.count("Reading with a partner") == last - 1


def test_hints_name_hard_words_and_long_sentences_but_stop_nobody(told: Lane) -> None:
    client = told.client()
    long = "We will look at it again and again " * 5
    shown = client.get(url(told)).content.decode()
    checked = client.post(url(told), {**sent_from(shown), "about": f"The intervention. {long}.", "step": "check"})
    html = unescape(checked.content.decode())
    assert "say “lessons to help with one thing”" in html
    assert "40 words" in html
    assert "Publish to the family" in preview(client, told, about=f"The intervention. {long}.")


def test_the_page_says_who_will_see_it_and_who_must_not(told: Lane) -> None:
    html = unescape(told.client().get(url(told)).content.decode())
    seen = html.partition("Who will see it")[2].partition("Published before")[0]
    assert re.search(r"Inés Núñez Carballo.*?has an account", seen, re.DOTALL)
    assert re.search(r"Kept Away.*?restricted: nothing is shared", seen, re.DOTALL)
    assert "Kept Away" not in draft(told).written_for


def test_the_next_summary_can_start_from_the_texts_of_the_last_one(told: Lane) -> None:
    client = told.client()
    press(client, told, preview(client, told, about="Words I polished."), "publish")
    assert "Words I polished." not in client.get(url(told)).content.decode()
    assert "Words I polished." in client.get(url(told), {"from": "last"}).content.decode()


def test_a_pupil_about_whom_nothing_is_known_can_be_written_about(lane: Lane) -> None:
    client = lane.client()
    html = client.post(lane.url("summary_publish", pupil=lane.zoe.pk), lane.form(step="preview")).content.decode()
    assert "This page was not sent whole." in html
    shown = client.get(lane.url("summary_publish", pupil=lane.zoe.pk)).content.decode()
    sent = {**sent_from(shown), "step": "preview"}
    html = client.post(lane.url("summary_publish", pupil=lane.zoe.pk), sent).content.decode()
    assert "We have not agreed aims yet." in html


def test_only_the_senco_publishes(told: Lane) -> None:
    for role in (Role.ASSISTANT, Role.HEAD, Role.TEACHER, Role.TA):
        assert told.client(role).get(url(told)).status_code == 403
    assert told.client().get(told.url("summary_publish", pupil=make_lane().ada.pk)).status_code == 404


def test_publishing_after_another_version_is_refused_by_the_service_too(told: Lane) -> None:
    from senco.access.errors import Refused

    with told.inside() as senco:
        summaries.publish_summary(actor=senco, pupil=told.ada, content={"about": ["One"]}, after=0)
        with pytest.raises(Refused, match="Another summary of this child"):
            summaries.publish_summary(actor=senco, pupil=told.ada, content={"about": ["Two"]}, after=0)
