"""Was this clear? What a parent answers is kept, and waits for the SENCO where it should."""

import pytest

from provision.models import SummaryAnswer
from provision.selectors import unclear_answers
from provision.services import summaries
from senco.access.roles import Role
from tests import factories
from tests.provision.families import another_parent, answer, publish, url


def test_an_answer_is_kept_thanked_for_and_says_what_happens_next(parent, world, summary):
    done = answer(parent, world.a, world.a.own, summary, clear="partly", words="What is 7;06?", call_me="on")
    assert done.status_code == 302
    assert done.headers["Location"].endswith("#clear")
    page = " ".join(parent.get(done.headers["Location"]).content.decode().split())
    assert "Thank you" in page
    assert "Some parts were not clear." in page
    assert "What is 7;06?" in page
    assert "will ring you" in page
    with factories.inside(world.a.school):
        kept = SummaryAnswer.objects.get()
    assert (kept.clear, kept.words, kept.call_me) == ("partly", "What is 7;06?", True)


@pytest.mark.parametrize(
    ("given", "waits"),
    [
        ({"clear": "clear"}, False),
        ({"clear": "clear", "call_me": "on"}, True),
        ({"clear": "not"}, True),
        ({"clear": "partly"}, True),
    ],
)
def test_all_but_a_plain_clear_waits_for_the_senco(parent, world, summary, given, waits):
    answer(parent, world.a, world.a.own, summary, **given)
    with factories.inside(world.a.school):
        senco = factories.actor_of(world.a.people[Role.SENCO], world.a.school)
        assert unclear_answers(senco).exists() is waits


def test_answering_again_replaces_the_answer_and_asks_anew(parent, world, summary):
    answer(parent, world.a, world.a.own, summary, clear="not")
    with factories.inside(world.a.school) as actor:
        summaries.deal_with_answer(actor=actor, answer=SummaryAnswer.objects.get(), on=factories.today())
    page = parent.get(url("child_page", world.a, world.a.own)).content.decode()
    assert "somebody has talked to you about this" in page
    answer(parent, world.a, world.a.own, summary, clear="partly")
    with factories.inside(world.a.school):
        assert SummaryAnswer.objects.get().dealt_with_on is None


def test_without_a_choice_the_words_are_kept_and_the_page_says_what_to_do(parent, world, summary):
    asked = answer(parent, world.a, world.a.own, summary, words="I do not know")
    page = asked.content.decode()
    assert asked.status_code == 200
    assert page.count("Choose one of the three answers") == 2
    assert 'href="#id_clear_0"' in page
    assert "I do not know" in page
    assert "<title>Error:" in page


def test_two_parents_answer_apart_and_do_not_see_each_others_answer(client, world, summary):
    cast = world.a
    other = another_parent(cast, cast.own)
    client.force_login(cast.people[Role.PARENT])
    answer(client, cast, cast.own, summary, clear="not", words="Only for the school")
    client.force_login(other)
    page = client.get(url("child_page", cast, cast.own)).content.decode()
    assert "Only for the school" not in page
    assert "Was this clear?" in page
    answer(client, cast, cast.own, summary, clear="clear")
    with factories.inside(cast.school):
        assert sorted(SummaryAnswer.objects.values_list("clear", flat=True)) == ["clear", "not"]


def test_an_answer_is_about_the_summary_that_was_read_even_where_a_newer_one_came(parent, world, summary):
    newer = publish(world.a, world.a.own)
    answer(parent, world.a, world.a.own, summary, clear="not")
    with factories.inside(world.a.school):
        assert SummaryAnswer.objects.get().summary_id == summary.pk
    page = parent.get(url("child_page", world.a, world.a.own)).content.decode()
    assert f'value="{newer.pk}"' in page
    assert "Was this clear?" in page


@pytest.mark.parametrize("asked", ["not-an-id", "5f0c9b1e-0000-4000-8000-000000000000"])
def test_an_answer_about_a_summary_that_is_not_there_is_not_found(parent, world, summary, asked):
    data = {"acting_as": f"{world.a.school.slug}:parent", "clear": "clear", "summary": asked}
    assert parent.post(url("child_clear", world.a, world.a.own), data).status_code == 404
