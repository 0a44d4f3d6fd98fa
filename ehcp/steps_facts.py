"""The steps of a case as a family reads them: from live rows for the school, from what was shared for the family."""

from datetime import date
from typing import Any

from django.utils import timezone

from ehcp.facts import LAW_OF, known
from ehcp.models import Case, PublishedGuide, SharedSteps
from ehcp.rules.clock import deadlines
from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Matter, Stage
from ehcp.rules.steps.course import course, general_course
from ehcp.rules.steps.paper import StepsPaper
from provision.rules.papers import Edition
from pupils.models import Council
from senco.access.models import School


def to_share(case: Case, *, on: date) -> dict[str, Any]:
    """The facts of a case on a day as plain JSON. Its events should be loaded; it has at least one."""
    found, pupil = known(case, on=on), case.pupil
    return {
        "name": pupil.full_name,
        "called": pupil.called,
        "class_name": pupil.group.name if pupil.group else "",
        "matter": case.matter,
        "stage": found.stage.value if found.stage else "",
        "facts": {fact.value: day.isoformat() for fact, day in sorted(found.facts.items())},
        **_advice_of(case.council),
    }


def general_content(school: School, council: Council | None) -> dict[str, Any]:
    """What a guide without a child is made from, as plain JSON."""
    advice = _advice_of(council) if council else {"council": school.local_authority, "advice": "", "local_offer": ""}
    return {"school": school.name, "telephone": school.telephone, **advice}


def _advice_of(council: Council) -> dict[str, str]:
    return {"council": council.name, "advice": council.sendiass, "local_offer": council.local_offer_url}


def shared_paper(shared: SharedSteps, school: School, *, on: date, large: bool = False) -> StepsPaper:
    """What was shared, reckoned on the day it is read: what has been recorded since is not in it, not even a new name."""
    return paper_from(shared.content, school, as_of=timezone.localdate(shared.shared_at), on=on, large=large)


def paper_from(content: dict[str, Any], school: School, *, as_of: date, on: date, large: bool = False) -> StepsPaper:
    """The steps of a child by the facts of ``to_share``."""
    matter = Matter(content["matter"])
    facts = {Fact(name): date.fromisoformat(day) for name, day in content["facts"].items()}
    found = course(matter, Stage(content["stage"]), facts, deadlines(facts, on, LAW_OF[matter]), on)
    return StepsPaper(
        school=school.name,
        telephone=school.telephone,
        courses=(found,),
        name=content["name"],
        called=content["called"],
        class_name=content["class_name"],
        council=content["council"],
        advice=content["advice"],
        local_offer=content["local_offer"],
        as_of=as_of,
        on=on,
        edition=Edition(large=large),
    )


def general_paper(content: dict[str, Any], *, large: bool = False) -> StepsPaper:
    """The guide without a child, by the facts of ``general_content``."""
    courses = (general_course(Matter.ASSESSMENT), general_course(Matter.PLAN))
    return StepsPaper(courses=courses, edition=Edition(large=large), **content)


def published_paper(guide: PublishedGuide) -> StepsPaper:
    """The guide that a school has put on the web."""
    return general_paper(guide.content)
