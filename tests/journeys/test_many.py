"""Many children at once: chosen on the register by keyboard or without scripts, looked at, done, undone, printed."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.conftest import Person
from tests.journeys.papers import pages_of, text_of

NEXT_MONTH = (timezone.localdate() + timedelta(days=30)).isoformat()


def test_reviews_of_those_ticked_by_keyboard_are_moved_and_put_back(at_a_desk: Person) -> None:
    senco = at_a_desk
    senco.sign_in("senco")
    senco.open("register/?status=K")
    senco.follow("Choose several")
    boxes = senco.page.locator("input[name=pupil]")
    for number in (0, 2):
        boxes.nth(number).focus()
        senco.page.keyboard.press("Space")
    senco.is_told("2 chosen")
    senco.look("many-choose")
    senco.field("What to do with those chosen").select_option("review")
    senco.press("Go on")
    senco.is_at("Move the review of their open cycle to which day?")
    senco.field("New day of the review").fill(NEXT_MONTH)
    senco.press("Show what would happen")
    senco.look("many-preview")
    senco.press("Do this for")
    senco.sees("Done for")
    senco.look("many-done")
    senco.press("Undo")
    senco.sees("Undone for")
    senco.open("register/?choose=1")
    senco.sees("Done for several lately")


def test_all_that_fit_a_filter_are_ticked_with_one_box(at_a_desk: Person) -> None:
    senco = at_a_desk
    senco.sign_in("senco")
    senco.open("register/?choose=1&status=K")
    number = senco.page.locator("input[name=pupil]").count()
    everyone = senco.page.get_by_label(f"All {number} that fit these filters")
    everyone.check()
    senco.is_told(f"{number} chosen")
    expect(senco.page.locator("input[name=pupil]:checked")).to_have_count(number)
    senco.page.locator("input[name=pupil]").first.uncheck()
    expect(everyone).not_to_be_checked()
    senco.is_told(f"{number - 1} chosen")


def test_the_sheets_of_many_are_made_while_the_page_tells_how_far_it_is_and_printed_as_one(at_a_desk: Person) -> None:
    head = at_a_desk
    head.sign_in("head")
    head.open("register/?choose=1&sort=-name")
    names = head.page.locator("tbody a.strong").all_inner_texts()[:3]
    for number in range(3):
        head.page.locator("input[name=pupil]").nth(number).check()
    head.field("What to do with those chosen").select_option("sheets")
    head.press("Go on")
    head.look("many-sheets")
    head.press("Make 3 sheets")
    link = head.page.get_by_role("link", name="Download to print")
    expect(link).to_be_visible(timeout=60_000)
    head.look("many-sheets-made")
    paper = head.get(link).body()
    assert pages_of(paper) == 6
    text = text_of(paper)
    found = [text.index(name) for name in names]
    assert found == sorted(found)


def test_without_scripts_and_on_a_phone_all_of_it_works(without_javascript: Person) -> None:
    senco = without_javascript
    senco.sign_in("senco")
    senco.open("register/")
    senco.follow("Choose several")
    senco.page.locator("input[name=pupil]").first.check()
    senco.look("many-choose-phone")
    senco.field("What to do with those chosen").select_option("review")
    senco.press("Go on")
    senco.field("New day of the review").fill(NEXT_MONTH)
    senco.press("Show what would happen")
    senco.press("Do this for 1 pupil")
    senco.sees("Done for 1 pupil.")
