"""Every service is a verb with keywords only, names its actor, and leaves an event."""

import ast
from pathlib import Path

import pytest

from tests.house.test_imports import ROOT, files

# Verbs that leave no event of their own, each with its reason.
NO_EVENT = {
    "senco.backups.services.note_backup": "a mark of the installation, at no school",
    "senco.backups.services.note_failure": "a mark of the installation, at no school",
    "senco.backups.services.note_trial": "a mark of the installation, at no school",
    "senco.accounts.services.mail.queue_mail": "writes into the outbox for a verb that leaves the event",
    "senco.accounts.services.invitations.send_invitation": "the mail of an invitation whose making or approval is in the log",
    "senco.accounts.services.notices.digest_notices": "the mail of notices whose making is in the log",
    "senco.accounts.services.notices.settle_notices": "what was told is done with; what was done is in the log",
    "senco.accounts.services.notices.settle_gone": "what was told is done with; what was done is in the log",
    "senco.accounts.services.people.set_theme": "a person's own taste, at no school",
    "senco.accounts.services.people.add_person": "an account of no school yet; giving it a role is in the log",
    "ehcp.services.rounds.keep_reviews": "writes to which event a list belongs by the rules, and nothing that somebody decided",
    "ehcp.services.events.refresh_case": "writes an index of what the rules say, and nothing that somebody decided",
    "ehcp.services.index.refresh_cases": "writes an index of what the rules say, and nothing that somebody decided",
    "ehcp.services.advice_mail.end_links": "called by the verbs that leave the events",
    "pupils.services.acts.settle_lines": "writes what became of each pupil for the verbs that leave the events",
}
# Verbs without an actor, each with its reason.
NO_ACTOR = {
    "senco.backups.services.note_backup": "called by commands of whoever runs the installation",
    "senco.backups.services.note_failure": "called by commands of whoever runs the installation",
    "senco.backups.services.note_trial": "called by commands of whoever runs the installation",
    "senco.accounts.services.mail.queue_mail": "called by verbs that have one, and by the sign-in library, which has none",
    "ehcp.services.rounds.keep_reviews": "nobody decides what the rules say",
    "ehcp.services.events.refresh_case": "nobody decides what the rules say",
    "ehcp.services.index.refresh_cases": "nobody decides what the rules say",
}
# Verbs that ask for no permission, each with its reason.
NO_PERMISSION = {
    "provision.services.family.hand_out_summary": "asks for the reach: its family and the staff who publish read it alike",
    "pupils.services.staff_file.link_expected": "called by the verb of accepting; who put the link down was asked",
    "senco.accounts.services.invitations.accept_invitation": "the key of the invitation is the permission",
    "senco.accounts.services.invitations.remind_of_waiting": "called by the sweep, which has no permission to lack",
    "senco.accounts.services.invitations.send_invitation": "called by the verbs that ask",
    "pupils.services.parents.link_invited": "the invitation is the permission; it was asked for when it was made",
    "senco.accounts.services.people.add_person": "an account alone opens nothing; the role it is given is asked for",
    "senco.accounts.services.notices.read_notices": "a person's own notices",
    "senco.accounts.services.notices.settle_notices": "called by the verbs that ask",
    "senco.accounts.services.notices.settle_gone": "called by the sweep, which has no permission to lack",
    "senco.accounts.services.weekly.choose_mail": "a person's own mail",
    "senco.accounts.services.weekly.write_weekly": "called by the sweep, which has no permission to lack",
    "dashboards.services.weekly.send_the_week": "called by the sweep, which has no permission to lack",
    "senco.accounts.services.notices.remind": "called by the sweep, which has no permission to lack",
    "senco.accounts.services.notices.digest_notices": "called by the sweep, which has no permission to lack",
    "senco.accounts.services.people.set_theme": "a person's own taste",
    "senco.documents.services.issue": "called by the verb that asks",
    "senco.documents.services.keep_to_print": "called by the verb that asks",
    "senco.documents.services.hand_out_document": "called by the doors that ask",
    "senco.documents.services.hand_out_made": "called by the verb that asks",
    "senco.documents.services.hand_over": "called by the verb that asks",
    "senco.documents.services.erase_about": "called by the verb that asks",
    "senco.files.services.ending.erase_files": "called by the verb that asks",
    "ehcp.services.candidate_ends.delete_what_is_over": "called by the sweep, which has no permission to lack",
    "dashboards.services.consultation_reminders.remind_of_consultations": "called by the sweep, which has no permission to lack",
    "senco.documents.services.remove_made": "called by the sweep, which has no permission to lack",
    "pupils.services.acts.put_drafts_away": "called by the sweep, which has no permission to lack",
    "pupils.services.acts.settle_lines": "called by the verbs that ask",
}
MARKS = {"change", "record", "load_rows"}


def _service_files() -> list[Path]:
    return [
        p
        for p in files()
        if ("services" in p.parts or p.name == "services.py") and "senco/access" not in str(p) and "senco/audit" not in str(p)
    ]


def _verbs() -> list[tuple[str, ast.FunctionDef, ast.Module]]:
    found = []
    for path in _service_files():
        tree = ast.parse(path.read_text())
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith(("_", "why_not")):
                found.append((f"{name}.{node.name}", node, tree))
    return found


VERBS = _verbs()
IDS = [name for name, _, _ in VERBS]


def _called(node: ast.AST) -> set[str]:
    names = set()
    for call in ast.walk(node):
        if isinstance(call, ast.Call):
            names.add(call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", ""))
    return names


@pytest.mark.parametrize(("name", "node", "tree"), VERBS, ids=IDS)
def test_a_service_takes_keywords_only_and_its_actor(name: str, node: ast.FunctionDef, tree: ast.Module) -> None:
    assert not node.args.args and not node.args.posonlyargs and not node.args.vararg, f"{name} takes keywords only"
    if name not in NO_ACTOR:
        assert "actor" in [arg.arg for arg in node.args.kwonlyargs], f"{name} does not say who acts"


@pytest.mark.parametrize(("name", "node", "tree"), VERBS, ids=IDS)
def test_a_service_leaves_an_event(name: str, node: ast.FunctionDef, tree: ast.Module) -> None:
    if name in NO_EVENT:
        return
    known = {verb.rsplit(".", 1)[1] for verb in IDS}
    helpers = {n.name: n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name.startswith("_")}
    called = _called(node)
    for helper in called & set(helpers):
        called |= _called(helpers[helper])
    assert called & (MARKS | known), f"{name} leaves no event"


@pytest.mark.parametrize("listed", [*NO_EVENT, *NO_ACTOR, *NO_PERMISSION])
def test_an_exception_is_still_a_service(listed: str) -> None:
    assert listed in IDS


ASKS = {"must", "why_not", "load_rows"}


@pytest.mark.parametrize(("name", "node", "tree"), VERBS, ids=IDS)
def test_a_service_asks_for_the_permission_itself_or_through_the_verb_it_calls(
    name: str, node: ast.FunctionDef, tree: ast.Module
) -> None:
    if name in NO_ACTOR or name in NO_PERMISSION:
        return
    verbs = {known.rsplit(".", 1)[1] for known in IDS if known not in NO_PERMISSION}
    helpers = {n.name: n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name.startswith(("_", "why_not"))}
    called = _called(node)
    for helper in called & set(helpers):
        called |= _called(helpers[helper])
    assert called & (ASKS | verbs), f"{name} asks nobody whether its actor may"
