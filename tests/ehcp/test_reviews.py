"""The annual review as a piece of work: begun with its list, asked, reminded, answered, and its papers."""

from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.test import Client

from ehcp import letter_selectors
from ehcp import review_selectors as selectors
from ehcp.models import AdviceRequest, AnnualReview, Case, CaseEvent
from ehcp.presenters.review import advice_in_words, people_of
from ehcp.rules.advice import Seat
from ehcp.rules.facts import Fact
from ehcp.rules.letters.table import KIND
from ehcp.rules.moves.table import Event
from ehcp.rules.writings.report import REPORT
from ehcp.services import advice, cases, events, moves, reviews
from ehcp.services.review_papers import hand_out_papers
from pupils.services import contacts
from pupils.services.councils import set_residence
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Role
from senco.accounts.models import Mail
from senco.documents.pdf import render
from tests import factories
from tests.documents.paper_text import text_of
from tests.ehcp.papers import begun, issued
from tests.world import World

TODAY = factories.today()
MEETING = TODAY + timedelta(days=50)


@dataclass
class Arranged:
    """A review that is arranged, of a child with one parent who may be written to and one who may not."""

    senco: Actor
    case: Case
    review: AnnualReview

    def row(self, seat: Seat) -> AdviceRequest:
        """The first on the list in a part."""
        return AdviceRequest.objects.filter(review=self.review, seat=seat.value).order_by("made_at")[0]

    def again(self) -> AnnualReview:
        """The review as it is now."""
        return selectors.reviews(self.senco).get(pk=self.review.pk)

    def record(self, event: Event, days_ago: int = 0, **more: date) -> CaseEvent:
        """Something happens in the case, with what follows."""
        row = events.record_event(
            actor=self.senco, case=self.case, event=event, happened_on=TODAY - timedelta(days=days_ago), today=TODAY,
            more={Fact(name): on for name, on in more.items()}, sure=True,
        )  # fmt: skip
        moves.follow_up(actor=self.senco, row=row, today=TODAY)
        return row


@pytest.fixture
def arranged(two: World, senco: Actor) -> Arranged:
    """As the SENCO has it once the meeting is arranged."""
    with factories.inside(two.a.school) as system:
        pupil = factories.make_pupil(system)
        for name, email, is_parent, restricted in (
            ("Jo Mother", "jo@example.org", True, False),
            ("Al Father", "al@example.org", True, True),
            ("Gran", "gran@example.org", False, False),
        ):
            said = {"relationship": "Family", "email": email, "parental_responsibility": is_parent, "restricted": restricted}
            contacts.add_contact(actor=senco, pupil=pupil, name=name, **said)
        case = cases.open_plan(actor=senco, pupil=pupil, council="Fernshire", made_on=TODAY - timedelta(days=300), today=TODAY)
        made = Arranged(senco, case, AnnualReview())
        made.record(Event.REVIEW_ARRANGED, 20, meeting_on=MEETING)
        found = selectors.review_of_round(senco, Case.objects.prefetch_related("events").get(pk=case.pk))
        assert found is not None
        made.review = found
        yield made


def test_arranging_the_meeting_makes_the_list_of_whom_the_law_names(arranged: Arranged) -> None:
    rows = selectors.in_seats(arranged.review.advice.all())
    assert [row.seat for row in rows] == ["parent", "child", "head", "council", "health", "social_care"]
    assert [row.who for row in rows if row.seat == "parent"] == ["Jo Mother"], "nobody under a restriction, nobody without responsibility"
    assert reviews.begin_review(actor=arranged.senco, case=arranged.case, today=TODAY).pk == arranged.review.pk
    assert AnnualReview.objects.filter(case=arranged.case).count() == 1


def test_asking_sends_each_a_mail_of_their_own_that_names_no_child(arranged: Arranged) -> None:
    rows = list(arranged.review.advice.all())
    mails, everyone = advice.ask_for_advice(
        actor=arranged.senco, review=arranged.review, whom=rows, reply_by_on=MEETING - timedelta(days=21), today=TODAY
    )
    assert (mails, everyone) == (2, True), "a parent and the head have an address; all whom the law names were asked"
    sent = Mail.objects.filter(kind="advice_asked")
    assert {one.recipient for one in sent} == {"jo@example.org", arranged.row(Seat.HEAD).email}
    for one in sent:
        assert "/advice/" in one.values["url"]
        pupil = arranged.case.pupil
        assert not any(name in str(one.values) for name in (pupil.forename, pupil.surname))
    assert CaseEvent.objects.filter(case=arranged.case, kind=Event.INVITED).count() == 1


def test_everyone_is_invited_only_once_nobody_is_missing(arranged: Arranged) -> None:
    some = [row for row in arranged.review.advice.all() if row.seat != Seat.HEALTH]
    day = MEETING - timedelta(days=21)
    assert not advice.ask_for_advice(actor=arranged.senco, review=arranged.review, whom=some, reply_by_on=day, today=TODAY)[1]
    assert not CaseEvent.objects.filter(case=arranged.case, kind=Event.INVITED).exists()
    last = [arranged.row(Seat.HEALTH)]
    assert advice.ask_for_advice(actor=arranged.senco, review=arranged.again(), whom=last, reply_by_on=day, today=TODAY)[1]


def test_a_meeting_on_another_day_is_told_anew_and_an_answer_stays(arranged: Arranged) -> None:
    rows, before = list(arranged.review.advice.all()), TODAY - timedelta(days=5)
    advice.ask_for_advice(actor=arranged.senco, review=arranged.review, whom=rows, reply_by_on=MEETING - timedelta(days=21), today=before)
    parent = arranged.row(Seat.PARENT)
    advice.file_answer(actor=arranged.senco, advice=parent, answered_on=TODAY, today=TODAY, text="She reads at bedtime now.")
    arranged.record(Event.REVIEW_MOVED, meeting_on=MEETING + timedelta(days=7))
    people = people_of(arranged.senco, arranged.again(), on=TODAY)
    assert all(one.to_ask for one in people)
    everyone = [one.row for one in people]
    advice.ask_for_advice(actor=arranged.senco, review=arranged.again(), whom=everyone, reply_by_on=MEETING - timedelta(days=14), today=TODAY)
    told = Mail.objects.get(kind="advice_moved")
    assert told.recipient == "jo@example.org"
    assert "url" not in told.values
    assert not any(one.to_ask for one in people_of(arranged.senco, arranged.again(), on=TODAY))
    assert CaseEvent.objects.filter(case=arranged.case, kind=Event.INVITED, struck_at__isnull=True).count() == 2


def test_a_reminder_goes_once_a_day_and_not_to_those_who_have_answered(arranged: Arranged) -> None:
    advice.ask_for_advice(
        actor=arranged.senco, review=arranged.review, whom=[arranged.row(Seat.PARENT)], reply_by_on=MEETING - timedelta(days=21), today=TODAY
    )
    assert advice.chase_advice(actor=arranged.senco, advice=arranged.row(Seat.PARENT), today=TODAY)
    with pytest.raises(Refused, match="reminded today"):
        advice.chase_advice(actor=arranged.senco, advice=arranged.row(Seat.PARENT), today=TODAY)
    with pytest.raises(Refused, match="not asked yet"):
        advice.chase_advice(actor=arranged.senco, advice=arranged.row(Seat.HEALTH), today=TODAY)


def test_nothing_goes_to_an_address_under_a_restriction(arranged: Arranged) -> None:
    for do, given in ((advice.add_to_list, {"review": arranged.review}), (advice.change_on_list, {"advice": arranged.row(Seat.PARENT)})):
        with pytest.raises(Refused, match="restriction"):
            do(actor=arranged.senco, seat="parent", who="Al", email="AL@example.org", **given)  # type: ignore[operator]


def test_who_was_asked_stays_on_the_list(arranged: Arranged) -> None:
    health = arranged.row(Seat.HEALTH)
    advice.ask_for_advice(actor=arranged.senco, review=arranged.review, whom=[health], reply_by_on=MEETING - timedelta(days=21), today=TODAY)
    with pytest.raises(Refused, match="stay on the list"):
        advice.take_off_list(actor=arranged.senco, advice=health)
    advice.take_off_list(actor=arranged.senco, advice=arranged.row(Seat.SOCIAL_CARE))
    assert AdviceRequest.objects.filter(review=arranged.review).count() == 5


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, "no answer yet"),
        ({"text": " ", "nothing_to_add": False}, "no answer yet"),
        ({"text": "Words", "nothing_to_add": True}, "Either"),
        ({"text": "Words", "answered_on": TODAY + timedelta(days=1)}, "still to come"),
    ],
)
def test_an_answer_with_nothing_in_it_is_none(arranged: Arranged, said: dict[str, object], why: str) -> None:
    with pytest.raises(Refused, match=why):
        advice.file_answer(actor=arranged.senco, advice=arranged.row(Seat.HEALTH), today=TODAY, **{"answered_on": TODAY, **said})  # type: ignore[arg-type]


def test_the_report_says_who_answered_and_who_did_not(arranged: Arranged) -> None:
    rows = list(arranged.review.advice.exclude(seat=Seat.COUNCIL))
    advice.ask_for_advice(actor=arranged.senco, review=arranged.review, whom=rows, reply_by_on=MEETING - timedelta(days=21), today=TODAY)
    advice.file_answer(actor=arranged.senco, advice=arranged.row(Seat.PARENT), answered_on=TODAY, today=TODAY, text="Yes.")
    advice.file_answer(actor=arranged.senco, advice=arranged.row(Seat.SOCIAL_CARE), answered_on=TODAY, today=TODAY, nothing_to_add=True)
    arranged.record(Event.MEETING_HELD)
    said = advice_in_words(people_of(arranged.senco, arranged.again(), on=TODAY), is_held=True)
    assert said[0] == "Advice came from Jo Mother (parent or carer)."
    assert said[1] == "Nothing to add had Social care."
    assert said[2].startswith("Asked, and did not answer: ")
    assert "Health" in said[2]
    assert said[3] == "Not asked: SEN officer (council: the SEN officer)."


def test_a_corrected_beginning_keeps_its_list_and_one_that_never_was_gives_it_to_the_next(arranged: Arranged) -> None:
    began = CaseEvent.objects.get(case=arranged.case, kind=Event.REVIEW_ARRANGED)
    now = events.correct_event(
        actor=arranged.senco, row=began, reason="Wrong day", today=TODAY, happened_on=TODAY - timedelta(days=1),
        more={Fact.MEETING_ON: MEETING + timedelta(days=1)},
    )  # fmt: skip
    assert now is not None
    assert arranged.again().began_id == now.pk
    events.correct_event(actor=arranged.senco, row=now, reason="Never arranged", today=TODAY)
    assert not selectors.reviews(arranged.senco).filter(pk=arranged.review.pk).exists()
    arranged.record(Event.REVIEW_ARRANGED, meeting_on=MEETING)
    assert arranged.again().case_id == arranged.case.pk
    assert AnnualReview.objects.filter(case=arranged.case).count() == 1


def test_who_came_from_outside_last_time_is_on_the_next_list(arranged: Arranged) -> None:
    advice.change_on_list(actor=arranged.senco, advice=arranged.row(Seat.HEALTH), seat="health", who="Dr Amin", email="amin@example.org")
    advice.add_to_list(actor=arranged.senco, review=arranged.review, seat="psychologist", who="E. Berg", email="")
    arranged.record(Event.MEETING_HELD, 10)
    arranged.record(Event.KEPT, 5)
    arranged.record(Event.REVIEW_ARRANGED, meeting_on=MEETING + timedelta(days=300))
    latest = selectors.review_of_round(arranged.senco, Case.objects.prefetch_related("events").get(pk=arranged.case.pk))
    assert latest is not None
    assert latest.pk != arranged.review.pk
    names = {row.seat: row.who for row in latest.advice.all()}
    assert (names["health"], names["psychologist"]) == ("Dr Amin", "E. Berg")
    assert all(row.asked_on is None for row in latest.advice.all())
    assert [one.pk for one in selectors.earlier_reviews(arranged.senco, latest)] == [arranged.review.pk]


def test_the_papers_hold_every_answer_the_files_behind_them_and_what_cannot_be_joined_by_name(arranged: Arranged) -> None:
    ours = render("<html lang='en'><title>T</title><body><p>The psychologist writes.</p></body></html>")
    given = (
        (Seat.PARENT, {"text": "She reads at bedtime now."}),
        (Seat.HEAD, {"upload": ("ep.pdf", ours)}),
        (Seat.HEALTH, {"upload": ("broken.pdf", b"%PDF-1.4\nnothing in it\n%%EOF")}),
    )
    for seat, said in given:
        advice.file_answer(actor=arranged.senco, advice=arranged.row(seat), answered_on=TODAY, today=TODAY, **said)  # type: ignore[arg-type]
    reviews.set_meeting(actor=arranged.senco, review=arranged.review, starts_at=None, place="Room 3")
    content = hand_out_papers(actor=arranged.senco, review=arranged.again(), today=TODAY)
    text = " ".join(text_of(content).split())
    assert "She reads at bedtime now." in text
    assert "The psychologist writes." in text
    assert "a file of its own: broken.pdf" in text
    assert "Room 3" in text
    with pikepdf.open(BytesIO(content)) as pdf:
        assert "/StructTreeRoot" in pdf.Root
    assert content == hand_out_papers(actor=arranged.senco, review=arranged.again(), today=TODAY)


def test_the_pages_say_what_comes_next_and_what_lies_near(two: World, arranged: Arranged) -> None:
    reviews.add_other_review(actor=arranged.senco, case=arranged.case, kind="cp", held_on=MEETING + timedelta(days=1))
    with pytest.raises(Refused, match="already"):
        reviews.add_other_review(actor=arranged.senco, case=arranged.case, kind="cp", held_on=MEETING + timedelta(days=1))
    client = Client()
    client.force_login(two.a.people[Role.SENCO])
    base = f"/s/{two.a.school.slug}/ehc"
    text = client.get(f"{base}/reviews/{arranged.review.pk}/").content.decode()
    assert "Invite and ask 6" in text
    assert "Send the advice to everyone invited" in text
    assert "Child Protection conference" in text
    page = client.get(f"{base}/{arranged.case.pk}/").content.decode()
    assert "0 of 6 on its list have answered" in page
    asked = client.get(f"{base}/reviews/{arranged.review.pk}/ask/").content.decode()
    assert asked.count("checked") == 6


def test_a_plan_that_moved_is_with_the_council_in_whose_area_the_child_lives(two: World, arranged: Arranged) -> None:
    arranged.record(Event.OLD_COUNCIL_AWARE, 9)
    set_residence(actor=arranged.senco, pupil=arranged.case.pupil, council="Coastshire", starts_on=TODAY - timedelta(days=5), today=TODAY)
    arranged.record(Event.PLAN_TRANSFERRED)
    assert Case.objects.get(pk=arranged.case.pk).council.name == "Coastshire"
    cases.hand_over_case(actor=arranged.senco, case=arranged.case, council="  Hillshire ")
    assert Case.objects.get(pk=arranged.case.pk).council.name == "Hillshire"


def test_a_plan_that_ceased_has_no_dates_to_come(two: World, arranged: Arranged) -> None:
    arranged.record(Event.MEETING_HELD, 9)
    arranged.record(Event.CEASE_DECIDED, 8)
    arranged.record(Event.CEASED, 1)
    client = Client()
    client.force_login(two.a.people[Role.SENCO])
    text = client.get(f"/s/{two.a.school.slug}/ehc/{arranged.case.pk}/").content.decode()
    assert "Appeal to the tribunal" in text, "the family can still appeal against the decision"
    running = text[text.index('id="dates"') : text.index("done with: met")]
    assert 'id="d-AR-' not in running
    assert "Not begun yet" not in text


def test_the_letters_say_what_the_report_of_this_meeting_says_and_not_that_of_the_last(arranged: Arranged) -> None:
    def letter_of(kind: str) -> str:
        case = Case.objects.select_related("pupil", "council", "school").prefetch_related("events").get(pk=arranged.case.pk)
        return letter_selectors.draft_of(arranged.senco, case, KIND[kind], on=TODAY).text

    arranged.record(Event.MEETING_HELD, 3)
    assert "[fill in: what the meeting recommends" in letter_of("send-report")
    issued(arranged.senco, begun(arranged.senco, arranged.case, REPORT, recommendation="amend", differences="Jo wants an hour more."))
    assert "recommends to change the plan as the report proposes" in letter_of("send-report")
    assert "Jo wants an hour more." in letter_of("send-report")
    assert "asks the council to change the plan as the report proposes." in letter_of("p-review-report")
    arranged.record(Event.KEPT, 2)
    arranged.record(Event.REVIEW_ARRANGED, 1, meeting_on=TODAY + timedelta(days=300))
    assert "[fill in: what the meeting recommends" in letter_of("send-report")
