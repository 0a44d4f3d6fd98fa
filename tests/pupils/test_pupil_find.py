"""Finding a pupil by any part of a name, however it is typed."""

import pytest
from django.test import Client

from pupils.models import Pupil
from senco.access.roles import Role
from tests import factories
from tests.world import World

URL = "/s/alder/find/"


def find(client: Client, text: str) -> list[Pupil]:
    """The pupils on the page of results; the one who was opened at once, where there was only one."""
    answer = client.get(URL, {"q": text})
    if answer.status_code == 302:
        return [answer.url]
    page = answer.context["page"]
    return list(page) if page.paginator.count else []


@pytest.fixture
def senco(small: World, client: Client) -> Client:
    client.force_login(small.a.people[Role.SENCO])
    return client


@pytest.mark.parametrize(
    ("forename", "surname", "typed"),
    [
        ("Anne", "O'Neil", "o’neil ann"),
        ("Anne", "O’Neil", "o'neil ann"),
        ("Anne", "O’Neil", "oneil ann"),
        ("Siobhán", "O’Shaughnessy-Núñez", "nunez"),
        ("Siobhan", "Nunez", "Siobhán Núñ"),
        ("Łukasz", "Żółć", "lukas"),
        ("王小明", "", "小明"),
        ("José-María", "de la Peña y Velasco", "maria pena"),
    ],
)
def test_a_name_is_found_with_either_apostrophe_and_with_accents_or_none(
    small: World, senco: Client, forename: str, surname: str, typed: str
) -> None:
    with factories.inside(small.a.school) as actor:
        pupil = factories.make_pupil(actor, forename=forename, surname=surname)
        factories.make_pupil(actor, forename=f"{forename}xx", surname=f"{surname}xx")
    assert pupil in find(senco, typed)


def test_what_a_child_is_called_and_any_part_of_a_name_are_found(small: World, senco: Client) -> None:
    with factories.inside(small.a.school) as actor:
        pupil = factories.make_pupil(actor, forename="Oluwaseun", preferred_name="Seun", surname="Fitzgerald-Ramaswamy")
    assert find(senco, "ramas") == [pupil]
    assert str(pupil.pk) in find(senco, "Seun")[0]


def test_the_only_pupil_who_can_be_meant_is_opened_at_once(small: World, senco: Client) -> None:
    with factories.inside(small.a.school) as actor:
        pupil = factories.make_pupil(actor, forename="Ezra", surname="Pennington")
    answer = senco.get(URL, {"q": "pennington ezra"})
    assert answer.status_code == 302
    assert answer.url == f"/s/alder/pupils/{pupil.pk}/"


def test_a_part_of_a_name_opens_no_record_by_itself(small: World, senco: Client) -> None:
    with factories.inside(small.a.school) as actor:
        pupil = factories.make_pupil(actor, forename="Ezra", surname="Pennington")
    assert find(senco, "penn") == [pupil]


def test_two_pupils_of_one_name_are_both_listed(small: World, senco: Client) -> None:
    with factories.inside(small.a.school) as actor:
        twins = {factories.make_pupil(actor, forename="Ada", surname="Twin") for _ in range(2)}
    assert set(find(senco, "ada twin")) == twins


@pytest.mark.parametrize("typed", ["%", "_", "'", "", "   ", "\x00", "\\"])
def test_signs_alone_find_nobody(senco: Client, typed: str) -> None:
    assert find(senco, typed) == []


def test_a_teacher_finds_only_their_own_pupils(small: World, client: Client) -> None:
    client.force_login(small.a.people[Role.TEACHER])
    text = client.get(URL, {"q": "SAF"}).content.decode()
    assert "SAFE-alder-own" in text
    assert "unrelated" not in text
    assert "birch" not in text


def test_a_pupil_who_has_left_comes_last_and_is_marked(small: World, senco: Client) -> None:
    with factories.inside(small.a.school) as actor:
        gone = factories.make_pupil(actor, forename="Ada", surname="Aaa", left_on=factories.today())
        here = factories.make_pupil(actor, forename="Ada", surname="Zzz")
    answer = senco.get(URL, {"q": "ada"})
    assert list(answer.context["page"]) == [here, gone]
    assert "Left the school" in answer.content.decode()


def test_an_empty_search_says_how_to_search(senco: Client) -> None:
    assert "with or without accents" in senco.get(URL).content.decode()


def typed(client: Client, text: str) -> str:
    """What stands under the box of the frame while this is typed."""
    return client.get(URL, {"q": text}, headers={"HX-Request": "true", "HX-Target": "find-hits"}).content.decode()


def test_while_a_name_is_typed_the_first_eight_stand_below_with_how_many_more(small: World, senco: Client) -> None:
    with factories.inside(small.a.school) as actor:
        for number in range(11):
            factories.make_pupil(actor, forename=f"Ada{number}", surname="Zephyrine")
    hits = typed(senco, "zeph")
    assert hits.count("Zephyrine") == 8 and "And 3 more" in hits and "?q=zeph" in hits
    assert "<html" not in hits
    assert "Nobody with “zephq” in the name." in typed(senco, "zephq")
    assert typed(senco, " ").strip() == ""


def test_while_somebody_types_nothing_jumps_away_and_nobody_out_of_reach_is_named(small: World, client: Client) -> None:
    with factories.inside(small.a.school) as actor:
        factories.make_pupil(actor, forename="Ezra", surname="Pennington")
    client.force_login(small.a.people[Role.SENCO])
    assert client.get(URL, {"q": "Ezra Pennington"}, headers={"HX-Request": "true"}).status_code == 200
    client.force_login(small.a.people[Role.TEACHER])
    assert "Pennington" not in typed(client, "Ezra")


def test_what_is_typed_is_shown_as_text(small: World, senco: Client) -> None:
    assert "<script>" not in typed(senco, "<script>x")
