"""A teacher's phone loses the network: the tap is kept, shown as kept, and sent once when the network is back."""

import re

from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Person


def _card(teacher: Person) -> Locator:
    return teacher.page.locator("li.move").first


def test_a_tap_without_network_is_kept_and_sent_once_when_it_is_back(on_a_phone: Person) -> None:
    teacher = on_a_phone
    teacher.sign_in("teacher")
    page = teacher.page
    worked = _card(teacher).get_by_role("button", name=re.compile("^Worked")).first
    page.context.set_offline(True)
    worked.tap()
    expect(_card(teacher).locator("[data-kept]")).to_contain_text("Kept on this device")
    expect(worked).to_have_attribute("aria-pressed", "true")
    expect(_card(teacher).locator("[data-not-saved]")).to_be_hidden()
    kept = page.evaluate("window.localStorage.getItem('senco.taps')")
    assert "worked" in kept
    for name in page.locator("li.move .tag").all_inner_texts():
        assert name not in kept, "no name stays on the device"
    page.context.set_offline(False)
    expect(_card(teacher).locator("[data-kept]")).to_contain_text("Sent.", timeout=15_000)
    assert page.evaluate("window.localStorage.getItem('senco.taps')") == "[]"
    page.reload()
    expect(_card(teacher)).to_contain_text("Today: Worked")
    _card(teacher).get_by_role("button", name="Undo").tap()
    expect(_card(teacher)).not_to_contain_text("Today:")


def test_a_tap_that_waits_is_sent_from_the_next_page_that_opens_with_a_network(on_a_phone: Person) -> None:
    teacher = on_a_phone
    teacher.sign_in("teacher")
    page = teacher.page
    page.route("**/tap/", lambda route: route.abort("internetdisconnected"))
    partly = _card(teacher).get_by_role("button", name=re.compile("^Partly")).first
    partly.tap()
    expect(_card(teacher).locator("[data-kept]")).to_be_visible()
    page.unroute("**/tap/")
    with page.expect_response(re.compile("/classes/kept/")) as sent:
        teacher.follow("Classes")
    assert sent.value.ok
    page.reload()
    expect(_card(teacher)).to_contain_text("Today: Partly")
    _card(teacher).get_by_role("button", name="Undo").tap()
    expect(_card(teacher)).not_to_contain_text("Today:")
