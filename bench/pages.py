"""The main pages: whose they are, at which address, and over which floor they stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from dashboards.demo.cast import address
from pupils.models import Pupil
from pupils.selectors import groups, register, visible
from senco.access.actor import Actor

FRAME, ROWS = "frame", "rows"


@dataclass(frozen=True)
class Asked:
    """One page: its name in words, its address and query, who asks, and the floor of its shape."""

    name: str
    view: str
    floor: str = ROWS
    by: str = "senco"
    query: str = ""
    of: str = ""  # which thing of the school stands in the address

    def path(self, school: str, things: Mapping[str, Any]) -> str:
        """The address at a school."""
        kwargs = {"school": school, **({self.of: things[self.of]} if self.of else {})}
        return reverse(self.view, kwargs=kwargs) + self.query.format(**things)


PAGES = (
    Asked("today", "today"),
    Asked("register", "register"),
    Asked("register, filtered", "register", query="?need=SLCN&sort=need"),
    Asked("find a pupil", "pupil_find", query="?q={letters}"),
    Asked("a pupil’s page", "pupil_page", FRAME, of="pupil"),
    Asked("class now", "class_page", by="teacher", of="group"),
    Asked("overview", "overview", by="head"),
    Asked("overview, one list", "overview_list", by="head", of="tile"),
    Asked("EHC cases", "case_list"),
    Asked("due dates", "due_dates"),
    Asked("due dates as a list", "due_dates", query="?view=list"),
    Asked("figures as published", "figures", FRAME, by="governor"),
    Asked("figures of today", "figures_prepare", ROWS, by="head"),
)
COUNTS = Asked("the frame with its counts", "floor_counts", FRAME)  # stands among the floors' addresses
LETTERS = "an"


def things_of(senco: Actor, teacher: Actor) -> dict[str, Any]:
    """What stands in the addresses at the active school: a pupil on the register, the teacher's class, letters of names."""
    today = timezone.localdate()
    pupil = register(senco, on=today).first()
    group = groups(teacher, on=today).first()
    assert isinstance(pupil, Pupil), "nobody is on the register"
    assert group is not None, "the teacher has no class"
    return {"pupil": pupil.pk, "group": group.pk, "letters": LETTERS, "tile": "reviews"}


def on_roll_of(actor: Actor) -> int:
    """How many pupils are at the active school."""
    return visible(actor).filter(left_on__isnull=True).count()


def mail_of(who: str, school: str) -> str:
    """The address of whoever asks."""
    return address(who, school)
