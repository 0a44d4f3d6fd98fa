"""How a referral stands, for templates."""

from datetime import date

from django import template

from pupils.models import Referral
from pupils.rules import referral as rules
from pupils.story_selectors import facts_of, stage_label

register = template.Library()


@register.filter
def referral_stage(one: Referral) -> str:
    """The stage of a referral in words: ``Waiting for an answer``."""
    return stage_label(one)


@register.filter
def waiting_since(one: Referral) -> date | None:
    """Since when the service owes something, if it does."""
    return rules.waiting_since(facts_of(one))
