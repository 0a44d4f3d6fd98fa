"""What a pupil is given: provision that is counted, adaptations that teachers see, and the pupil's own page."""

import re
from html import unescape
from typing import Any

from provision.models import Adaptation, Allocation, Profile, Provision, PupilAdaptation
from provision.rules.cycle import Stage
from provision.services import adaptations, sheets, taps
from senco.access.roles import Role
from senco.audit.models import Event
from tests.provision.lane import DAY, Lane, cycle_at, make_lane


def problems(html: str) -> list[str]:
    return re.findall(r'<li><a href="#[^"]+">(.*?)</a></li>', html.partition("err-sum")[2].partition("</div>")[0])


def promise_of(lane: Lane, **fields: Any) -> dict[str, Any]:
    counted = {"given_by": "Mrs Obi", "group_size": "1", "times_a_week": "3", "minutes": "20"}
    return lane.form(**counted, starts_on=lane.today.isoformat(), **fields)


def rows(lane: Lane, model: Any) -> list[Any]:
    with lane.inside():
        return list(model.objects.all())


def test_a_provision_from_the_list_is_promised_for_an_outcome(lane: Lane) -> None:
    with lane.inside() as senco:
        cycle = cycle_at(lane, senco, Stage.PLAN)
        provision = sheets.add_provision(actor=senco, name="Talk group", tier="targeted")
        outcome = cycle.outcomes.get()
    url = f"{lane.url('allocation_add', pupil=lane.ada.pk)}?cycle={cycle.pk}"
    answer = lane.client().post(url, promise_of(lane, provision=provision.pk, outcome=outcome.pk))
    assert answer.headers["Location"].endswith(f"{cycle.pk}/#plan")
    [promised] = rows(lane, Allocation)
    assert (promised.outcome_id, promised.cycle_id, promised.minutes) == (outcome.pk, cycle.pk, 20)


def test_a_new_provision_goes_on_the_schools_list(lane: Lane) -> None:
    sent = promise_of(lane, new_name="Drawing club", tier="universal", plain_name="Drawing together")
    answer = lane.client().post(lane.url("allocation_add", pupil=lane.ada.pk), sent)
    assert answer.headers["Location"] == lane.url("pupil_page", pupil=lane.ada.pk)
    assert [(p.name, p.plain_name) for p in rows(lane, Provision)] == [("Drawing club", "Drawing together")]
    assert rows(lane, Allocation)[0].cycle_id is None


def test_what_is_missing_is_said_in_words_and_nothing_typed_is_lost(lane: Lane) -> None:
    sent = lane.form(given_by="Mrs Obi", minutes="9999", starts_on="14 1 2027", ends_on="2026-01-01", new_name="Club")
    html = unescape(lane.client().post(lane.url("allocation_add", pupil=lane.ada.pk), sent).content.decode())
    assert problems(html) == [
        "Choose whether it is universal, targeted or specialist",
        "Enter pupils in the group",
        "Enter times a week",
        "Minutes each time: write 400 or less",
        "The last day lies before the first. Check both days.",
    ]
    assert 'value="Mrs Obi"' in html
    assert rows(lane, Allocation) == []


def test_a_cycle_of_another_pupil_or_another_school_or_none_at_all_is_not_there(lane: Lane) -> None:
    theirs = make_lane()
    with theirs.inside() as stranger:
        foreign = cycle_at(theirs, stranger, Stage.PLAN)
    with lane.inside() as senco:
        other = cycle_at(lane, senco, Stage.PLAN, pupil=lane.zoe)
    client, url = lane.client(), lane.url("allocation_add", pupil=lane.ada.pk)
    assert [client.get(f"{url}?cycle={asked}").status_code for asked in (other.pk, foreign.pk, "nonsense")] == [404] * 3
    assert client.get(lane.url("allocation_add", pupil=theirs.ada.pk)).status_code == 404


def test_an_adaptation_is_chosen_from_the_list_with_what_is_special_for_this_pupil(lane: Lane) -> None:
    with lane.inside() as senco:
        card = adaptations.add_adaptation(actor=senco, name="Now-and-next card", need_codes=["SLCN"])
        adaptations.add_adaptation(actor=senco, name="Wobble cushion", need_codes=["ADHD"])
    client, url = lane.client(), lane.url("adaptation_choose", pupil=lane.ada.pk)
    html = client.get(url).content.decode()
    order = ("For needs like these", "Now-and-next card", "For other needs (1)", "Wobble cushion", "From the bank")
    assert sorted(order, key=html.index) == list(order)
    sent = lane.form(adaptation=card.pk, note="With photographs", starts_on=lane.today.isoformat())
    shown = client.post(url, sent, follow=True).content.decode()
    assert "Teachers now see: Now-and-next card" in shown
    assert "With photographs" in shown


def test_a_new_adaptation_goes_on_the_list_for_needs_like_this_pupils(lane: Lane) -> None:
    sent = lane.form(new_name="Draw it first", how="Two boxes.", starts_on=lane.today.isoformat())
    lane.client().post(lane.url("adaptation_choose", pupil=lane.ada.pk), sent)
    [new] = rows(lane, Adaptation)
    assert (new.name, new.how, new.need_codes) == ("Draw it first", "Two boxes.", ["SLCN"])


def test_an_adaptation_that_no_longer_helps_is_ended_and_its_record_stays(lane: Lane) -> None:
    with lane.inside() as senco:
        card = adaptations.add_adaptation(actor=senco, name="Card")
        chosen = adaptations.choose_adaptation(actor=senco, pupil=lane.ada, adaptation=card, starts_on=lane.today - DAY)
        other = adaptations.choose_adaptation(actor=senco, pupil=lane.zoe, adaptation=card, starts_on=lane.today - DAY)
    with lane.inside(Role.TEACHER) as teacher:
        taps.record_move(actor=teacher, chosen=[chosen], result="worked", on=lane.today)
    client, url = lane.client(), lane.url("adaptation_choose", pupil=lane.ada.pk)
    assert client.post(url, lane.form(end=other.pk)).status_code == 404
    assert client.post(url, lane.form(end="nonsense")).status_code == 404
    shown = client.post(url, lane.form(end=chosen.pk), follow=True).content.decode()
    assert "Nothing is chosen yet." in shown
    with lane.inside():
        ended = PupilAdaptation.objects.get(pk=chosen.pk)
        assert (ended.ends_on, ended.uses.count()) == (lane.today, 1)
        assert Event.objects.filter(verb="adaptation_ended", pupil_id=lane.ada.pk).count() == 1


def versions(lane: Lane) -> list[Profile]:
    return sorted(rows(lane, Profile), key=lambda profile: profile.version)


def profile_form(lane: Lane, html: str, **changed: str) -> dict[str, Any]:
    sent = dict(re.findall(r'<textarea name="([^"]+)".*?>\n?(.*?)</textarea>', html, re.DOTALL))
    sent["seen"] = re.search(r'name="seen" value="([^"]*)"', html)[1]
    return lane.form(**{**{name: unescape(value) for name, value in sent.items()}, **changed})


def test_a_profile_is_written_in_versions_and_the_earlier_ones_stay(lane: Lane) -> None:
    client, url = lane.client(), lane.url("profile_write", pupil=lane.ada.pk)
    client.post(url, profile_form(lane, client.get(url).content.decode(), liked="I draw.\nI try.", made_with="Ada"))
    client.post(url, profile_form(lane, client.get(url).content.decode(), hard="Noise.", made_with="Ada"))
    assert [(p.version, p.liked, p.hard) for p in versions(lane)] == [
        (1, "I draw.\nI try.", ""),
        (2, "I draw.\nI try.", "Noise."),
    ]
    client.post(url, profile_form(lane, client.get(url).content.decode(), made_with="Ada"))
    assert len(versions(lane)) == 2


def test_two_people_who_wrote_one_answer_of_a_profile_see_both(lane: Lane) -> None:
    client, url = lane.client(), lane.url("profile_write", pupil=lane.ada.pk)
    with lane.inside() as senco:
        sheets.write_profile(actor=senco, pupil=lane.ada, on=lane.today, liked="I draw.")
    shown = client.get(url).content.decode()
    lane.client(Role.ASSISTANT).post(url, profile_form(lane, shown, liked="Theirs", matters="My dog"))
    answer = client.post(url, profile_form(lane, shown, liked="Mine", hard="Noise"))
    html = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "Theirs" in html
    assert "Mine" in html
    together = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', answer.content.decode())
    client.post(url, {**{name: unescape(v) for name, v in together}, "liked": "Both"})
    last = versions(lane)[-1]
    assert (last.liked, last.matters, last.hard) == ("Both", "My dog", "Noise")


def test_teachers_do_not_write_profiles_or_choose_for_a_pupil(lane: Lane) -> None:
    for role in (Role.TEACHER, Role.TA, Role.HEAD):
        for name in ("profile_write", "adaptation_choose"):
            assert lane.client(role).get(lane.url(name, pupil=lane.ada.pk)).status_code == 403
