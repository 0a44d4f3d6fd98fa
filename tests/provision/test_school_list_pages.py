"""Pages of what helps in class: the school's list with the bank behind it, and choosing for a pupil."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provision.models import Adaptation, PupilAdaptation
from provision.rules.bank import BANK, BY_KEY
from provision.services import adaptations, school_list
from pupils.services import staffing
from senco.access.roles import Role
from tests.provision.lane import DAY, Lane

KEY = "draw-while-you-talk"
ENTRY = BY_KEY[KEY]


def shown(lane: Lane, name: str = "adaptation_list", asked: str = "", role: Role = Role.SENCO, **kwargs: object) -> str:
    return unescape(lane.client(role).get(lane.url(name, **kwargs) + asked).content.decode())


def choosing(lane: Lane, asked: str = "") -> str:
    return shown(lane, "adaptation_choose", asked, pupil=lane.ada.pk)


def offered(html: str) -> list[str]:
    """The keys that can be chosen or taken on a page."""
    return re.findall(r'name="(?:entry|adaptation)" value="([^"]+)"', html)


def test_a_new_school_is_offered_the_whole_bank_and_told_how_to_begin(lane: Lane) -> None:
    html = shown(lane)
    assert "Nothing is on the school’s list yet." in html
    assert sorted(offered(html)) == sorted(BY_KEY)
    for said in (ENTRY.name, ENTRY.what_you_do, ENTRY.when_it_helps, ENTRY.how_you_see):
        assert said in html


def test_what_is_taken_stands_on_the_list_and_no_more_in_the_bank(lane: Lane) -> None:
    answer = lane.client().post(lane.url("adaptation_take") + "?need=SLCN", lane.form(entry=KEY))
    assert answer.headers["Location"] == lane.url("adaptation_list") + "?need=SLCN"
    html = shown(lane)
    assert len(offered(html)) == len(BANK) - 1
    assert html.index("On the school’s list (1)") < html.index(ENTRY.name) < html.index("From the bank")
    assert "No pupil has it now" in html


def test_the_list_is_looked_through_by_word_need_and_barrier(lane: Lane) -> None:
    assert offered(shown(lane, asked="?q=PARTNER+first&barrier=speaking&need=SEMH")) == ["tell-a-partner-first"]
    assert "Nothing is found" in shown(lane, asked="?q=nonsensical")
    assert len(offered(shown(lane, asked="?need=NONE&barrier=none"))) == len(BANK)


def test_one_that_is_written_stands_on_the_list_with_its_sentences(lane: Lane) -> None:
    words = {"name": "Feed the hens first", "how": "Ten minutes.", "how_you_see": "Comes in smiling."}
    lane.client().post(lane.url("adaptation_add"), lane.form(**words, barrier="starting", need_codes=["SEMH", "ASD"]))
    with lane.inside():
        [row] = Adaptation.objects.all()
        assert (row.barrier, row.need_codes, row.bank_key) == ("starting", ["SEMH", "ASD"], "")
    html = shown(lane, asked="?need=ASD&q=hens")
    assert "Comes in smiling." in html
    again = lane.client().post(lane.url("adaptation_add"), lane.form(name="Feed the hens first", how="Five."))
    assert "stands on the school’s list already" in unescape(again.content.decode())
    assert "Five." in again.content.decode()


def test_the_words_of_the_bank_stay_readable_beside_those_of_the_school(lane: Lane) -> None:
    with lane.inside() as senco:
        row = adaptations.choose_from_bank(actor=senco, pupil=lane.ada, key=KEY, starts_on=lane.today).adaptation
    html = shown(lane, "adaptation_change", adaptation=row.pk)
    assert "the pupil who has it" in html
    seen = re.search(r'name="seen" value="([^"]+)"', html)[1]
    sent = lane.form(name="Draw first", how="Our words.", barrier="memory", seen=seen)
    lane.client().post(lane.url("adaptation_change", adaptation=row.pk), sent)
    html = shown(lane, "adaptation_change", adaptation=row.pk)
    assert ENTRY.what_you_do in html
    assert "Our words." in html


def test_two_who_change_one_at_a_time_see_both_and_the_second_decides(lane: Lane) -> None:
    with lane.inside() as senco:
        row = school_list.add_new(actor=senco, name="Card", how="First")
    url = lane.url("adaptation_change", adaptation=row.pk)
    seen = re.search(r'name="seen" value="([^"]+)"', lane.client().get(url).content.decode())[1]
    with lane.inside() as senco:
        school_list.change_adaptation(actor=senco, adaptation=row, name="Card", how="Theirs")
    answer = lane.client().post(url, lane.form(name="Card", how="Mine", seen=seen))
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Theirs" in html and "Mine" in html
    now = re.search(r'name="seen" value="([^"]+)"', html)[1]
    assert lane.client().post(url, lane.form(name="Card", how="Mine", seen=now)).status_code == 302


def test_what_is_retired_says_who_keeps_it_and_is_brought_back(lane: Lane) -> None:
    with lane.inside() as senco:
        row = adaptations.choose_from_bank(actor=senco, pupil=lane.ada, key=KEY, starts_on=lane.today).adaptation
    answer = lane.client().post(lane.url("adaptation_retire", adaptation=row.pk), lane.form(), follow=True)
    html = unescape(answer.content.decode())
    assert "1 pupil keeps it until it is ended for them." in html
    assert "1 pupil still has it" in html
    assert KEY not in offered(html)
    assert "Ada keeps it until you end it." in choosing(lane)
    other = shown(lane, "adaptation_choose", pupil=lane.zoe.pk)
    assert KEY not in offered(other) and str(row.pk) not in offered(other)
    lane.client().post(lane.url("adaptation_return", adaptation=row.pk), lane.form())
    assert str(row.pk) in offered(shown(lane, "adaptation_choose", pupil=lane.zoe.pk))


def test_for_a_pupil_the_list_comes_before_the_bank_and_their_needs_before_others(lane: Lane) -> None:
    with lane.inside() as senco:
        fitting = school_list.add_new(actor=senco, name="Wait and see", need_codes=["SLCN"])
        other = school_list.add_new(actor=senco, name="Ramp", need_codes=["PD"])
    keys = offered(choosing(lane))
    assert keys[:2] == [str(fitting.pk), str(other.pk)]
    assert set(keys[2:]) == {one.key for one in BANK if "SLCN" in one.needs}
    assert set(offered(choosing(lane, "?need=all"))[2:]) == set(BY_KEY)
    assert offered(choosing(lane, "?need=all&barrier=hearing&q=captions")) == ["captions-on"]


def test_one_press_chooses_from_the_bank_and_the_page_stays_where_it_was(lane: Lane) -> None:
    url = lane.url("adaptation_choose", pupil=lane.ada.pk) + "?barrier=understanding"
    answer = lane.client().post(url, lane.form(entry=KEY, note="With trains"))
    assert answer.headers["Location"] == url
    with lane.inside():
        [chosen] = PupilAdaptation.objects.all()
        assert (chosen.adaptation.bank_key, chosen.note, chosen.starts_on) == (KEY, "With trains", lane.today)
    html = choosing(lane)
    assert "With trains" in html
    assert ENTRY.how_you_see in html
    assert KEY not in offered(html)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"entry": KEY, "note": "W" * 301}, "W" * 301),
        ({"entry": "nonsense", "note": "W-note"}, "no longer in the bank"),
        ({"adaptation": "nonsense", "note": "W-note"}, "There is a problem"),
        ({"entry": KEY, "note": "W-note", "starts_on": "31 31 2026"}, "W-note"),
    ],
)
def test_what_cannot_be_chosen_is_said_and_nothing_is_half_done(lane: Lane, sent: dict[str, str], said: str) -> None:
    answer = lane.client().post(lane.url("adaptation_choose", pupil=lane.ada.pk), lane.form(**sent))
    html = unescape(answer.content.decode())
    assert answer.status_code == 200
    assert said in html
    assert "There is a problem" in html
    with lane.inside():
        assert not PupilAdaptation.objects.exists() and not Adaptation.objects.exists()


def test_the_pages_ask_as_often_for_many_as_for_few(lane: Lane) -> None:
    def queries(name: str, **kwargs: object) -> int:
        client = lane.client()
        with CaptureQueriesContext(connection) as found:
            assert client.get(lane.url(name, **kwargs)).status_code == 200
        return len(found)

    def both() -> tuple[int, int]:
        return queries("adaptation_list"), queries("adaptation_choose", pupil=lane.ada.pk)

    with lane.inside() as senco:
        adaptations.choose_from_bank(actor=senco, pupil=lane.ada, key=KEY, starts_on=lane.today - DAY)
    few = both()
    with lane.inside() as senco:
        for one in BANK[:40]:
            adaptations.choose_from_bank(actor=senco, pupil=lane.ada, key=one.key, starts_on=lane.today - DAY)
        for one in BANK[40:60]:
            school_list.take_from_bank(actor=senco, key=one.key)
    assert both() == few


def test_the_way_to_the_list_stands_on_classes_for_those_who_keep_it(lane: Lane) -> None:
    with lane.inside() as senco:
        staffing.add_group(actor=senco, name="5E", year="5")
    address = lane.url("adaptation_list")
    assert address in shown(lane, "class_list")
    assert address not in shown(lane, "class_list", role=Role.HEAD)
    assert lane.client(Role.TEACHER).get(address).status_code == 403
