"""The plan of the demo school: the same for the same seed, like a real school, and about nobody."""

from collections import Counter
from datetime import date, timedelta

import pytest

from dashboards.demo.build import FIRST_SLUG
from dashboards.demo.dice import Dice
from dashboards.demo.plan import SchoolPlan
from dashboards.demo.words_provision import ADAPTATIONS, PROVISION, PROVISIONS
from provision.papers.published import summary_from_json, summary_to_json
from pupils.rules.upn import UpnKind, is_temporary, parse_upn
from pupils.rules.years import expected_year
from tests.dashboards.demo_school import WEDNESDAY, of, planned


@pytest.fixture(scope="module")
def plan() -> SchoolPlan:
    return planned()


def test_the_same_seed_makes_the_same_school_with_the_same_ids(plan: SchoolPlan) -> None:
    again = planned()
    assert again.rows == plan.rows
    assert again.people == plan.people


def test_another_seed_or_another_short_name_makes_other_children_and_ids(plan: SchoolPlan) -> None:
    ids = {row["id"] for row in plan.rows["pupils"]}
    for other in (planned(seed=2), planned(slug="elsewhere")):
        assert not ids & {row["id"] for row in other.rows["pupils"]}
        assert [row["forename"] for row in other.rows["pupils"]] != [row["forename"] for row in plan.rows["pupils"]]


def test_a_two_form_primary_has_the_counts_of_its_sketch(plan: SchoolPlan) -> None:
    with_plan, on_support, others = of(plan, "E"), of(plan, "K"), of(plan, "N")
    assert (len(with_plan), len(on_support), len(others)) == (16, 65, 339)
    assert Counter(child.needs[0] for child in on_support) == {
        "SLCN": 22, "SEMH": 13, "MLD": 10, "SPLD": 7, "ASD": 6, "OTH": 2, "NSA": 2, "PD": 1, "HI": 1, "VI": 1,
    }  # fmt: skip
    assert Counter(child.needs[0] for child in with_plan) == {
        "ASD": 5, "SLCN": 5, "SEMH": 2, "MLD": 1, "SPLD": 1, "PD": 1, "DS": 1,
    }  # fmt: skip
    assert [sum(child.sex == "M" for child in group) for group in (with_plan, on_support)] == [11, 40]
    assert [sum(child.fsm for child in group) for group in (with_plan, on_support)] == [7, 26]
    here = with_plan + on_support + others
    assert sum(child.looked_after for child in here) == 3
    assert sum(child.eal for child in here) == 92
    assert sum(child.watched for child in here) == 10
    assert all(child.status == "N" for child in here if child.watched)
    assert {len([c for c in here if c.group == group]) for group in {c.group for c in here}} == {30}
    assert len({child.group for child in here}) == 14


def test_there_are_twins_new_arrivals_a_leaver_and_names_of_every_kind(plan: SchoolPlan) -> None:
    born = Counter((child.surname, child.born_on) for child in plan.children)
    assert [name for (name, _), number in born.items() if number > 1] == ["Warsameh"]
    assert len([c for c in plan.children if c.joined_on and (WEDNESDAY - c.joined_on).days < 30]) == 2
    assert len([c for c in plan.children if c.left_on and c.story]) == 1
    names = {f"{child.forename} {child.surname}".strip() for child in plan.children}
    assert {
        "Siobhán O'Shaughnessy-Núñez",
        "Aaron D'Souza",
        "Ezra Adeyemi",
        "Minh Anh Nguyễn",
        "Zoë van der Berg",
    } <= names
    assert {"Marwa", "Ji-woo NA", "Łukasz Dąbrowiecki"} <= names
    assert any(child.preferred == "Ella" for child in plan.children)
    assert len(names) == len(plan.children), "no two children bear the same whole name"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nobody_bears_the_name_of_somebody_known(seed: int) -> None:
    known = {
        "Harry Kane", "Emma Watson", "Taylor Swift", "Jude Bellingham", "Olivia Rodrigo", "Charlie Chaplin", "Daisy Ridley",
        "Freya Ridings", "Arthur Miller", "Florence Nightingale", "Harry Styles", "Priya Patel", "Oscar Wilde", "Edith Piaf",
        "George Eliot", "Ada Lovelace", "Florence Pugh", "Henry Moore", "Leo Messi", "Max Verstappen", "Lewis Hamilton",
    }  # fmt: skip
    plan = planned(seed=seed)
    names = {f"{row['forename']} {row['surname']}" for row in plan.rows["pupils"]} | {
        row["name"] for row in plan.people
    }
    assert not names & known


def test_every_upn_is_valid_and_belongs_to_no_council_and_one_is_temporary(plan: SchoolPlan) -> None:
    numbers = [row["upn"] for row in plan.rows["pupils"]]
    assert len(set(numbers)) == len(numbers)
    assert all(parse_upn(upn).kind is UpnKind.VALID and upn[1:8] == "9999999" for upn in numbers)
    assert len([upn for upn in numbers if is_temporary(upn)]) == 1


def test_children_are_in_the_year_of_their_age(plan: SchoolPlan) -> None:
    for row in plan.rows["pupils"]:
        last = row["left_on"] - timedelta(days=1) if row["left_on"] else WEDNESDAY
        assert expected_year(row["born_on"], last) == row["year"]


def test_nobody_can_be_rung_up_or_written_to(plan: SchoolPlan) -> None:
    for row in plan.rows["contacts"]:
        assert row["phone"].startswith("07700 900")
        assert row["email"].endswith(".example.org") or row["email"].endswith("@example.org")
    assert all(row["email"].endswith(".example.org") for row in plan.people)


def test_everybody_on_the_register_has_two_to_four_things_that_help_and_one_cycle_under_way(plan: SchoolPlan) -> None:
    listed = {child.id for child in plan.children if child.on_register}
    assert len(listed) == 81
    helping = Counter(row["pupil_id"] for row in plan.rows["chosen"])
    assert set(helping) == listed
    assert set(helping.values()) <= {2, 3, 4}
    under_way = [row for row in plan.rows["cycles"] if row["stage"] != "closed"]
    assert {row["pupil_id"] for row in under_way} == listed
    assert len(under_way) == 81


def test_most_cycles_are_at_work_two_are_overdue_and_some_are_due_this_week(plan: SchoolPlan) -> None:
    under_way = [row for row in plan.rows["cycles"] if row["stage"] != "closed"]
    stages = Counter(row["stage"] for row in under_way)
    assert stages["do"] > 50
    assert set(stages) == {"assess", "plan", "do", "review"}
    days = [(row["review_on"] - WEDNESDAY).days for row in under_way if row["review_on"]]
    assert len([day for day in days if day < 0]) == 2
    assert 3 <= len([day for day in days if 0 <= day <= 4]) <= 12
    later = [row for row in under_way if row["stage"] == "do" and row["review_on"] >= WEDNESDAY]
    assert max((row["review_on"] - WEDNESDAY).days for row in later) <= 57


@pytest.mark.parametrize("today", [date(2026, 8, 10), date(2026, 9, 1), date(2026, 11, 27), date(2027, 1, 2), date(2027, 7, 21)])
def test_on_any_day_of_the_year_dates_stand_in_order_and_there_is_something_to_do(today: date) -> None:
    plan = planned(today=today)
    for row in plan.rows["cycles"]:
        assert row["started_on"] <= today
        assert row["review_on"] is None or row["started_on"] < row["review_on"]
        assert row.get("closed_on") is None or row["started_on"] < row["closed_on"] <= today
    by_number = {(row["pupil_id"], row["number"]): row for row in plan.rows["cycles"]}
    for (pupil, number), row in by_number.items():
        if number > 1:
            assert by_number[pupil, number - 1]["closed_on"] <= row["started_on"]
    for row in plan.rows["status_periods"]:
        assert row["ends_on"] is None or row["starts_on"] < row["ends_on"]
        assert row["starts_on"] <= today
    assert all(row["starts_on"] <= row["ends_on"] for row in plan.rows["allocations"])
    assert all(row["used_on"] < today for row in plan.rows["uses"])
    assert all(row["action_on"] is None or row["spoken_on"] <= row["action_on"] for row in plan.rows["contact_notes"])
    soon = [r for r in plan.rows["cycles"] if r["stage"] == "do" and 0 <= (r["review_on"] - today).days <= 7]
    assert len(soon) >= 3


def test_the_words_fit_the_fields_and_no_blank_is_left_in_them(plan: SchoolPlan) -> None:
    texts = [value for rows in plan.rows.values() for row in rows for value in row.values() if isinstance(value, str)]
    assert not [text for text in texts if "{" in text or "  " in text or text != text.strip()]
    assert all(len(row["text"]) <= 300 and len(row["baseline"]) <= 200 for row in plan.rows["outcomes"])
    assert {row["text"] for row in plan.rows["outcomes"] if row["judged"] and not row["now"]} == set()


def test_lists_of_the_school_name_real_programmes_and_every_outcome_has_one_of_them(plan: SchoolPlan) -> None:
    assert 25 <= len(ADAPTATIONS) <= 30
    assert {"NELI", "Talk Boost", "ELSA", "Toe by Toe", "Lego-based therapy", "Precision Teaching"} <= set(PROVISION)
    assert all(words.plain_name and words.tier in {"universal", "targeted", "specialist"} for words in PROVISIONS)
    stories = {aim.provision for child in plan.children if child.story for aim in child.story.aims}
    assert stories <= set(PROVISION)
    told = {key for child in plan.children if child.story for key, _ in child.story.adaptations}
    assert told <= {words.key for words in ADAPTATIONS}


def test_about_half_of_the_register_has_a_profile_and_no_two_are_alike(plan: SchoolPlan) -> None:
    latest = {row["pupil_id"]: row for row in plan.rows["profiles"]}
    assert len(latest) == 40
    assert len({row["liked"] for row in latest.values()}) == 40
    assert 10 <= len([row for row in latest.values() if row["version"] == 2]) <= 30


def test_summaries_are_published_about_children_whose_parent_has_an_account(plan: SchoolPlan) -> None:
    assert len(plan.rows["summaries"]) >= 6
    for row in plan.rows["summaries"]:
        assert summary_to_json(summary_from_json(row["content"])) == row["content"]
        assert row["content"]["about"]
    by_account = Counter(row["user_id"] for row in plan.rows["contacts"] if row["user_id"])
    home = Dice(1, FIRST_SLUG)
    assert by_account[home.id("person", "parent")] == by_account[home.id("person", "parent2")] == 2
    restricted = [row for row in plan.rows["contacts"] if row["restricted"]]
    assert len(restricted) == 1
    assert restricted[0]["user_id"] is None
