"""Consultations for tests, made by the verbs that the product uses."""

from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from ehcp import candidate_selectors as selectors
from ehcp.models import Candidate, CandidateReply
from ehcp.rules.candidates import Decision
from ehcp.services import candidate_ends, candidate_files, candidate_replies, candidates
from senco.access.actor import Actor
from senco.access.roles import Role
from senco.files.models import StoredFile
from tests import factories
from tests.files.samples import PDF
from tests.world import World

TODAY = factories.today()
BORN = date(2018, 3, 14)


def opened(senco: Actor, **more: Any) -> Candidate:
    given = {"forename": "Mina", "surname": "Canary-Name", "born_on": BORN, "council": "Fernshire", "needs": ["ASD"],
             "received_on": TODAY - timedelta(days=9), "today": TODAY, "asked_year": "3"}  # fmt: skip
    return candidates.open_consultation(actor=senco, **given | more)


def page_of(senco: Actor, candidate: Candidate) -> Candidate:
    return selectors.candidate_page(senco).get(pk=candidate.pk)


def paper(senco: Actor, candidate: Candidate, data: bytes = PDF) -> StoredFile:
    return candidate_files.add_paper(
        actor=senco, candidate=candidate, data=data, name="Mina Canary-Name plan.pdf", about="letter", dated_on=TODAY, today=TODAY
    )


def answered(senco: Actor, candidate: Candidate, **reply: Any) -> CandidateReply:
    candidate_replies.write_reply(actor=senco, candidate=candidate, version=0, **{"answer": "meet"} | reply)
    return candidate_replies.send_reply(actor=senco, candidate=page_of(senco, candidate), sent_on=TODAY, today=TODAY)


def decided(senco: Actor, candidate: Candidate, decision: Decision = Decision.ELSEWHERE, days_ago: int = 0) -> Candidate:
    return candidate_ends.decide(
        actor=senco, candidate=candidate, decision=decision, decided_on=TODAY - timedelta(days=days_ago), today=TODAY
    )


def browser(two: World, role: Role = Role.SENCO) -> Client:
    client = Client()
    client.force_login(two.a.people[role])
    return client


def url(name: str, **more: object) -> str:
    return reverse(name, kwargs={"school": "alder", **more})
