"""The school's own list of what helps in class: taken from the bank, written anew, changed, retired and brought back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Case, Q, When

from provision.models import Adaptation
from provision.rules.bank import BY_KEY
from provision.selectors import words_mark
from senco.access.actor import Actor
from senco.access.at_once import found_or_made, refused_where_taken
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.access.rules.dates import long_date
from senco.audit.services import change
from senco.audit.verbs import Verb

GONE = "This is no longer in the bank. Look for something like it, or write your own."
CHANGED = "Somebody has changed these words since you opened the page. Theirs stand beside yours: save again to keep yours."


def add_adaptation(*, actor: Actor, name: str, **words: Any) -> Adaptation:
    """An adaptation for the school's list; one of that name is returned as it is. ``words``: how, when_it_helps,
    how_you_see, barrier, need_codes."""
    actor.must(Can.EDIT_PROFILE)

    def make() -> Adaptation:
        with change(actor=actor, verb=Verb.ADAPTATION_ADDED, changes={"name": name}) as entry:
            entry.target = made = Adaptation.objects.create(name=name, **words)
        return made

    return found_or_made(Adaptation.objects.filter(name=name), make)


def add_new(*, actor: Actor, name: str, **words: Any) -> Adaptation:
    """One that is new to the list. Raises Refused where the school has one of that name, retired or not."""
    actor.must(Can.EDIT_PROFILE)
    taken = Refused(f"“{name}” stands on the school’s list already. Choose another name, or change that one.")
    if Adaptation.objects.filter(name=name).exists():
        raise taken
    with refused_where_taken(taken), change(actor=actor, verb=Verb.ADAPTATION_ADDED, changes={"name": name}) as entry:
        entry.target = made = Adaptation.objects.create(name=name, **words)
    return made


def take_from_bank(*, actor: Actor, key: str) -> Adaptation:
    """The school's row for an entry of the bank, made when it is first asked for.

    Where the school wrote one of that name itself, that one counts as taken from the bank and keeps its own words. Raises
    Refused for an entry that is not there, one that the school has retired, and one whose name stands for another.
    """
    actor.must(Can.EDIT_PROFILE)
    one = BY_KEY.get(key)
    if one is None:
        raise Refused(GONE)
    words = {
        "how": one.what_you_do,
        "when_it_helps": one.when_it_helps,
        "how_you_see": one.how_you_see,
        "barrier": one.barrier.value,
        "need_codes": list(one.needs),
    }

    def make() -> Adaptation:
        with change(actor=actor, verb=Verb.ADAPTATION_ADDED, changes={"name": one.name, "from_bank": key}) as entry:
            entry.target = made = Adaptation.objects.create(name=one.name, bank_key=key, **words)
        return made

    # One that came from this entry goes before one that only has its name.
    known = Adaptation.objects.filter(Q(bank_key=key) | Q(name=one.name))
    row = found_or_made(known.order_by(Case(When(bank_key=key, then=0), default=1)), make)
    if row.bank_key not in ("", key):
        raise Refused(f"“{one.name}” stands on the school’s list with other words. Choose that one, or rename it first.")
    if refusal := why_not_offered(row):
        raise Refused(refusal)
    return row if row.bank_key else _tied(actor, row, words, key)


def _tied(actor: Actor, own: Adaptation, words: Mapping[str, Any], key: str) -> Adaptation:
    """A row that the school wrote under the name of an entry: what it leaves empty is filled, and nothing is changed."""
    filled = {name: value for name, value in words.items() if not getattr(own, name)}
    with change(actor=actor, verb=Verb.ADAPTATION_CHANGED, target=own, changes={"name": own.name, **filled}):
        for name, value in {**filled, "bank_key": key}.items():
            setattr(own, name, value)
        own.save(update_fields=["bank_key", *filled])
    return own


def change_adaptation(*, actor: Actor, adaptation: Adaptation, mark: str | None = None, **words: Any) -> Adaptation:
    """Change the words of one of the list, for every child who has it. ``mark`` is of the words that the writer saw.

    Raises Refused where another of the list has the name, or somebody has changed the words since.
    """
    actor.must(Can.EDIT_PROFILE)
    taken = f"“{words.get('name')}” stands on the school’s list already. Choose another name."
    with refused_where_taken(taken):
        now = Adaptation.objects.select_for_update().get(pk=adaptation.pk)
        if mark is not None and mark != words_mark(now):
            raise Refused(CHANGED)
        changed = {name: value for name, value in words.items() if getattr(now, name) != value}
        if changed:
            with change(actor=actor, verb=Verb.ADAPTATION_CHANGED, target=now, changes={"name": now.name, **changed}):
                for name, value in changed.items():
                    setattr(now, name, value)
                now.save(update_fields=list(changed))
    return now


def retire_adaptation(*, actor: Actor, adaptation: Adaptation, on: date) -> Adaptation:
    """Offer it no more from a day on. Children who have it keep it until it is ended for them."""
    actor.must(Can.EDIT_PROFILE)
    changes = {"name": adaptation.name, "on": on}
    with change(actor=actor, verb=Verb.ADAPTATION_RETIRED, target=adaptation, changes=changes) as entry:
        if not Adaptation.objects.filter(pk=adaptation.pk, retired_on__isnull=True).update(retired_on=on):
            raise Refused("It is retired already.")
        entry.target = now = Adaptation.objects.get(pk=adaptation.pk)
    return now


def bring_back_adaptation(*, actor: Actor, adaptation: Adaptation) -> Adaptation:
    """Offer a retired one again."""
    actor.must(Can.EDIT_PROFILE)
    with change(actor=actor, verb=Verb.ADAPTATION_ADDED, target=adaptation, changes={"name": adaptation.name}) as entry:
        if not Adaptation.objects.filter(pk=adaptation.pk, retired_on__isnull=False).update(retired_on=None):
            raise Refused("It is on the list and offered already.")
        entry.target = now = Adaptation.objects.get(pk=adaptation.pk)
    return now


def why_not_offered(adaptation: Adaptation) -> str | None:
    """Why one of the list cannot be chosen for another child; None if it can."""
    if adaptation.retired_on is None:
        return None
    return (
        f"“{adaptation.name}” was retired from the school’s list on {long_date(adaptation.retired_on)}. "
        "Bring it back there, or choose something else."
    )
