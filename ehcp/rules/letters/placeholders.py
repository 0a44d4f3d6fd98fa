"""The names that may stand in the wording of a letter, each with what it means and an example."""

from collections.abc import Mapping
from types import MappingProxyType

from senco.documents.rules.placeholders import Placeholder

OF_THE_CHILD: tuple[Placeholder, ...] = (
    Placeholder("child", "the child’s name", "Sam Example"),
    Placeholder("called", "what the child likes to be called", "Sam"),
    Placeholder("born", "the child’s date of birth", "1 May 2017"),
    Placeholder("class", "the child’s class", "4A"),
    Placeholder("parents", "the parents or carers to write to", "Mrs Jo Example"),
)
OF_THE_SCHOOL: tuple[Placeholder, ...] = (
    Placeholder("school", "the school’s name", "Elm Primary School"),
    Placeholder("senco", "the SENCO’s name", "Ms R. Patel"),
    Placeholder("telephone", "the school’s telephone number", "01632 960 123"),
    Placeholder("sendiass", "the SENDIASS of your area and how to reach it", "Fernshire SENDIASS, 01632 960 999"),
    Placeholder("council", "the council", "Fernshire County Council"),
    Placeholder("reference", "the number of the case", "26-007"),
    Placeholder("today", "today’s date", "14 December 2026"),
)
OF_THE_DATE: tuple[Placeholder, ...] = (
    Placeholder("duty", "what is due on this date", "send the final plan"),
    Placeholder("due", "the last day in time", "30 November 2026"),
    Placeholder("days_late", "how many days late it is", "14 days"),
    Placeholder("sum", "how the date comes about", "received Mon 13 Jul 2026 + 20 weeks = Mon 30 Nov 2026"),
    Placeholder("law", "where it is written", "SEND Regulations 2014, reg 13(2)"),
    Placeholder("answer_by", "the day by which we ask for an answer: a week from today", "21 December 2026"),
)
OF_THE_CASE: tuple[Placeholder, ...] = (
    Placeholder("received", "the day the council received the request", "13 July 2026"),
    Placeholder("decide_by", "the last day for the council to decide whether to assess", "24 August 2026"),
    Placeholder("agreed", "the day the council agreed to assess", "20 August 2026"),
    Placeholder("refused", "the day the council refused to assess", "20 August 2026"),
    Placeholder("advice_asked", "the day the council asked for our advice", "27 August 2026"),
    Placeholder("advice_by", "the last day for our advice", "8 October 2026"),
    Placeholder("draft_sent", "the day the draft plan was sent", "9 November 2026"),
    Placeholder("comments_by", "the last of the family’s 15 days for the draft", "23 November 2026"),
    Placeholder("consulted", "the day the council’s consultation arrived", "10 November 2026"),
    Placeholder("consultation_by", "the last day to answer the consultation", "25 November 2026"),
    Placeholder("no_plan", "the day of the decision not to make a plan", "26 October 2026"),
    Placeholder("final_by", "the last day for the final plan", "30 November 2026"),
    Placeholder("final_sent", "the day of the final plan", "27 November 2026"),
)
OF_THE_REVIEW: tuple[Placeholder, ...] = (
    Placeholder("review_by", "the last day to complete the review", "26 November 2027"),
    Placeholder("meeting", "the day of the review meeting", "Tuesday 5 October 2027"),
    Placeholder("review_advice_by", "the day by which advice for the meeting should reach us", "14 September 2027"),
    Placeholder("papers_by", "the last day to send the papers of the meeting", "21 September 2027"),
    Placeholder("report_by", "the last day to send the report of the meeting", "19 October 2027"),
    Placeholder("recommends", "what the meeting recommends, from our report", "change the plan as the report proposes"),
    Placeholder("differences", "who sees what differently, from our report", "Nobody disagreed."),
    Placeholder("review_decision_by", "the last day for the council to decide after the meeting", "2 November 2027"),
    Placeholder("review_decided", "the day of the council’s decision after the meeting", "1 November 2027"),
    Placeholder("notice_sent", "the day the council’s proposed changes were sent", "1 November 2027"),
    Placeholder("notice_comments_by", "the last of the family’s 15 days for the proposed changes", "15 November 2027"),
    Placeholder("amended_by", "the last day for the changed plan", "27 December 2027"),
    Placeholder("amended_sent", "the day of the changed plan", "20 December 2027"),
    Placeholder("reassessment_asked", "the day a reassessment was asked for", "1 March 2027"),
)

GROUPS: tuple[tuple[str, tuple[Placeholder, ...]], ...] = (
    ("The child and the family", OF_THE_CHILD),
    ("The school and the council", OF_THE_SCHOOL),
    ("The date the letter is about", OF_THE_DATE),
    ("The assessment", OF_THE_CASE),
    ("The review", OF_THE_REVIEW),
)
PLACEHOLDERS: tuple[Placeholder, ...] = tuple(one for _, group in GROUPS for one in group)
KNOWN: frozenset[str] = frozenset(one.name for one in PLACEHOLDERS)
MEANS: Mapping[str, str] = MappingProxyType({one.name: one.means for one in PLACEHOLDERS})
SAMPLES: Mapping[str, str] = MappingProxyType({one.name: one.sample for one in PLACEHOLDERS})
