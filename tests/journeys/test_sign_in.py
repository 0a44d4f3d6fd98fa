"""Coming in: an invitation, a wrong password, a second step, a passkey, two roles, and a shared computer."""

import re

from playwright.sync_api import expect

from tests.journeys.codes import code_of, give_passkeys
from tests.journeys.conftest import DESK, Arrive, Person, Stack

PASSWORD = "violet-harbour-spoon-71"


def test_an_invitation_becomes_an_account_and_a_first_page(at_a_desk: Person, arrive: Arrive, stack: Stack) -> None:
    admin = at_a_desk
    admin.sign_in("admin")
    admin.is_at("People")
    admin.look("admin-people")
    admin.follow("Invite a person")
    admin.press("Send the invitation")
    expect(admin.page.get_by_role("alert")).to_contain_text("Enter the person's name")
    admin.look("admin-invite-refused")
    address = f"new.ta@{admin.school.slug}.example.org"
    admin.page.get_by_role("textbox", name="Name", exact=True).fill("Ines Okparaeke")
    admin.field("E-mail address").fill(address)
    admin.page.get_by_role("combobox", name="Role").select_option("ta")
    admin.press("Send the invitation")
    admin.is_told("Invitation sent")
    newcomer = arrive(DESK)
    newcomer.page.goto(stack.invitation_to(address))
    newcomer.is_at("Welcome to senco")
    newcomer.sees("invites you as teaching assistant")
    newcomer.look("invitation")
    newcomer.field("Choose a password").fill("short")
    newcomer.press("Accept and sign in")
    expect(newcomer.page.get_by_role("alert")).to_contain_text("12")
    newcomer.field("Choose a password").fill(PASSWORD)
    newcomer.press("Accept and sign in")
    newcomer.sees("Your account is ready.")
    newcomer.sign_in_with(address, PASSWORD)
    newcomer.sees("No class is yours yet")
    newcomer.look("first-page-of-a-newcomer")


def test_a_role_that_opens_every_record_waits_for_the_heads_word(
    at_a_desk: Person, arrive: Arrive, stack: Stack
) -> None:
    admin, address = at_a_desk, f"new.senco@{at_a_desk.school.slug}.example.org"
    admin.sign_in("admin")
    admin.follow("Invite a person")
    admin.page.get_by_role("textbox", name="Name", exact=True).fill("Ama Boateng")
    admin.field("E-mail address").fill(address)
    admin.page.get_by_role("combobox", name="Role").select_option("senco")
    admin.press("Send the invitation")
    admin.is_told("Ama Boateng waits for approval")
    admin.look("admin-people-waiting")
    head = arrive(DESK)
    head.sign_in("head")
    head.follow("Approve or refuse Ama Boateng as SENCO")
    head.is_at("Roles to approve")
    head.look("head-roles-to-approve")
    assert stack.mails_to(address) == []
    head.press("Approve")
    head.is_told("Approved")
    head.look("head-no-role-waits")
    newcomer = arrive(DESK)
    newcomer.page.goto(stack.invitation_to(address))
    newcomer.sees("invites you as SENCO")


def test_a_wrong_password_is_said_without_saying_which_half_was_wrong(at_a_desk: Person) -> None:
    person = at_a_desk
    person.sign_in_with(person.school.people["head"], "not-my-password")
    known = person.page.get_by_role("alert").inner_text()
    assert "password" in known
    person.look("sign-in-refused")
    person.sign_in_with("nobody@example.org", "not-my-password")
    assert person.page.get_by_role("alert").inner_text() == known


def test_an_app_with_codes_is_set_up_and_asked_for(at_a_desk: Person, arrive: Arrive) -> None:
    person = at_a_desk
    person.sign_in("head")
    person.follow("My settings")
    person.look("my-settings")
    person.follow("Passkeys, authenticator app, recovery codes")
    person.look("how-you-sign-in")
    person.follow("Set up the app")
    _show_that_it_is_me(person)
    person.look("set-up-the-app")
    person.page.get_by_role("textbox").last.fill("000000")
    person.press("Turn on")
    expect(person.page.get_by_role("alert")).to_be_visible()
    secret = (person.page.locator("code.secret").text_content() or "").strip()
    person.page.get_by_role("textbox").last.fill(code_of(secret))
    person.press("Turn on")
    person.is_at("Spare codes")
    person.look("spare-codes")
    again = arrive(DESK)
    again.sign_in_with(again.school.people["head"], again.school.password)
    again.is_at("Second step")
    again.look("second-step")
    again.page.get_by_role("textbox").last.fill(code_of(secret))
    again.press("Sign in")
    expect(again.page).to_have_url(re.compile("/today/$"))


def test_a_passkey_alone_opens_the_door(at_a_desk: Person) -> None:
    person = at_a_desk
    give_passkeys(person.page)
    person.sign_in("assistant")
    person.follow("My settings")
    person.follow("Passkeys, authenticator app, recovery codes")
    person.follow("Add a passkey")
    _show_that_it_is_me(person)
    person.look("add-a-passkey")
    person.page.get_by_role("textbox").last.fill("School laptop")
    person.field("Sign in with it alone").check()
    person.page.get_by_role("button", name="Add", exact=True).click()
    person.sees("Spare codes")
    person.page.goto(f"{person.stack.url}/account/mfa/webauthn/")
    person.sees("School laptop")
    person.look("passkeys")
    person.open("today/")
    person.press("Sign out")
    person.is_at("Sign in")
    person.press("Use a passkey")
    expect(person.page).to_have_url(re.compile("/today/$"))


def test_after_signing_out_the_back_button_shows_nothing(at_a_desk: Person) -> None:
    person = at_a_desk
    person.sign_in("senco")
    person.follow("Register")
    child = person.page.locator("main tbody th a").first.inner_text()
    person.press("Sign out")
    person.is_at("Sign in")
    person.look("sign-in")
    person.page.go_back()
    expect(person.page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()
    assert child not in person.page.content()


def test_a_governor_who_is_a_parent_changes_roles_and_loses_no_word(at_a_desk: Person) -> None:
    person = at_a_desk
    person.sign_in_with(f"parent.governor@{person.school.slug}.example.org", person.school.password)
    person.is_at("Where do you want to go?")
    person.look("where-to")
    person.page.get_by_role("button", name=re.compile("Parent or carer")).click()
    person.is_at("How we are helping")
    person.look("parent-who-is-a-governor")
    here = person.page.locator("#clear")
    if here.get_by_text("Change my answer").count():
        here.get_by_text("Change my answer").click()
    here.get_by_role("radio").nth(1).check()
    here.get_by_label("Which part was not clear?").fill("Who is with her at lunch?")
    other = person.page.context.new_page()
    other.goto(person.address("children/"))
    other.get_by_text("Change role").first.click()
    other.get_by_role("button", name=re.compile("governor", re.I)).first.click()
    expect(other).to_have_url(re.compile("/figures/$"))
    here.get_by_role("button", name="Send to the school").click()
    person.is_at("You changed your role")
    person.sees("Who is with her at lunch?")
    person.look("you-changed-your-role")
    person.press("Send it as")
    expect(here).to_contain_text("Who is with her at lunch?")
    person.is_at("How we are helping")


def _show_that_it_is_me(person: Person) -> None:
    """The password once more, where the library asks for it before a change of how one signs in."""
    if person.page.get_by_role("heading", name="Show that it is you").count():
        person.field("Password").fill(person.school.password)
        person.press("Go on")
