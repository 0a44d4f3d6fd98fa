"""The page of a cycle, as the tests open it and write in it."""

import re
from html import unescape
from typing import Any

from provision.models import Cycle
from provision.rules.cycle import Stage
from senco.access.roles import Role
from tests.provision.lane import Lane, cycle_at


def at(lane: Lane, stage: Stage, **more: Any) -> Cycle:
    with lane.inside() as senco:
        return cycle_at(lane, senco, stage, **more)


def fresh(lane: Lane, cycle: Cycle) -> Cycle:
    with lane.inside():
        return Cycle.objects.get(pk=cycle.pk)


def page(lane: Lane, cycle: Cycle, role: Role = Role.SENCO, status: int = 200) -> str:
    answer = lane.client(role).get(lane.url("cycle_page", cycle=cycle.pk))
    assert answer.status_code == status
    return unescape(answer.content.decode())


def fields_of(html: str, part: str) -> dict[str, str]:
    """What the form of one part sends as it stands on a page, as a browser would."""
    form = next(f for f in re.findall(r"<form.*?</form>", html, re.DOTALL) if f'name="part" value="{part}"' in f)
    sent = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))
    sent |= dict(re.findall(r'<textarea name="([^"]+)".*?>\n?(.*?)</textarea>', form, re.DOTALL))
    for tag in re.findall(r'<input type="(?:text|date|radio)"[^>]*>', form):
        name, value = re.search(r'name="([^"]+)"', tag)[1], re.search(r'value="([^"]*)"', tag)
        if 'type="radio"' not in tag or " checked" in tag:
            sent[name] = value[1] if value else ""
    for name, options in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        sent[name] = chosen[1] if chosen else ""
    return {name: unescape(value) for name, value in sent.items()}


def write(lane: Lane, cycle: Cycle, part: str, shown: str, role: Role = Role.SENCO, **changed: str) -> Any:
    sent = fields_of(shown, part) | {name if name in ("then",) else f"{part}-{name}": v for name, v in changed.items()}
    return lane.client(role).post(lane.url("cycle_write", cycle=cycle.pk), sent)
