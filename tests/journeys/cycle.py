"""One round of assess, plan, do, review, as a SENCO walks through its page."""

from datetime import date, timedelta

from playwright.sync_api import expect

from tests.journeys.conftest import Person


def tell_the_parents(senco: Person, child: str) -> None:
    """Until the letter is kept, the first cycle waits and the page says why."""
    senco.is_at("Letter to the parents")
    senco.look("senco-register-letter")
    senco.follow("Later")
    senco.is_at(child)
    expect(senco.page.locator(".why-not").first).to_contain_text("Tell the parents first")
    senco.look("senco-pupil-parents-not-told")
    senco.follow("Make the letter")
    senco.press("Keep the letter with its date")
    senco.is_told("The letter is kept")
    senco.page.get_by_role("link", name=child).first.click()
    senco.is_at(child)


def assess(senco: Person) -> None:
    """Why the child does not make expected progress, and what the child says."""
    here = senco.page.locator("#assess")
    expect(here.locator(".why-not")).to_contain_text("Write why this pupil is not making expected progress")
    senco.look("senco-cycle-assess")
    here.get_by_label("not making expected progress?").fill("Follows one step of three. Screen of 3 November: 78.")
    here.get_by_label("say?").first.fill("Too many words at once.")
    here.get_by_role("button", name="Save").first.click()
    here.get_by_role("button", name="Save and go on to the plan").click()


def plan(senco: Person, *, today: date, review_on: date, first: bool = False) -> None:
    """An outcome, a provision for it, what helps in class; a day for the review; the parents told.

    ``first`` where the school's lists are still empty, so that what is given and what helps are written down.
    """
    here = senco.page.locator("#plan")
    reasons = here.locator(".why-not")
    for words in ("Add at least one outcome", "Add what will be done", "Agree a date", "Tell the parents"):
        expect(reasons).to_contain_text(words)
    senco.look("senco-cycle-plan")
    here.get_by_role("button", name="Add an outcome").click()
    senco.page.get_by_label("be able to do?").fill("Follows three steps without a picture")
    senco.field("Where is the start?").fill("1 of 3 steps")
    senco.field("How will you know it is reached?").fill("3 of 3 steps, on 4 days in 5")
    senco.field("By when?").fill((review_on + timedelta(days=10)).isoformat())
    senco.look("senco-outcome")
    senco.press("Save the outcome")
    here.get_by_role("button", name="Add a provision").click()
    if first:
        senco.field("Name of another one").fill("Talk group")
        senco.field("Universal, targeted or specialist?").select_option("targeted")
    else:
        senco.field("What is given?").select_option(index=1)
    senco.field("Who gives it?").fill("Mrs K")
    senco.field("Pupils in the group").fill("3")
    senco.field("Times a week").fill("3")
    senco.field("Minutes each time").fill("20")
    senco.field("What is it for?").select_option(label="Follows three steps without a picture")
    senco.look("senco-provision")
    senco.press("Promise it")
    here.get_by_role("button", name="Choose what helps in class").click()
    if first:
        senco.page.locator("summary", has_text="Understanding what is said").click()
    senco.look("senco-adaptation")
    senco.press("Choose Draw it while you talk" if first else "Choose ")
    senco.is_told("Teachers now see")
    senco.follow("Back to the pupil")
    senco.follow("Open cycle 1")
    expect(reasons).not_to_contain_text("Add what will be done")
    here.get_by_label("Review on").fill(review_on.isoformat())
    here.get_by_label("Parents told on").fill(today.isoformat())
    here.get_by_role("button", name="Save", exact=True).click()
    here.get_by_role("button", name="Save and start the work").click()


def do(senco: Person) -> None:
    """What was said while the work went on."""
    here = senco.page.locator("#do")
    here.get_by_label("say about how it is going?").last.fill("She tells us the steps at home.")
    senco.look("senco-cycle-do")
    here.get_by_role("button", name="Save and begin the review").click()


def review(senco: Person) -> None:
    """Where the child is now, and the decision: go on, with changes."""
    here = senco.page.locator("#review")
    reasons = here.locator(".why-not")
    for words in ("Record where the pupil is now", "Write the pupil's view", "Choose what happens next"):
        expect(reasons).to_contain_text(words)
    senco.look("senco-cycle-review")
    here.get_by_label("now?").fill("2 of 3 steps on 4 days in 5")
    here.get_by_label("What do you make of it?").select_option("partly")
    here.get_by_label("say about how it is going?").first.fill("I know what comes next now.")
    here.get_by_label("What did we learn?").fill("Pictures first, then fewer words.")
    here.get_by_label("Go on, with changes").check()
    here.get_by_role("button", name="Save", exact=True).click()
    here.get_by_role("button", name="Save and finish the review").click()
