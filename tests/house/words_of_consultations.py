"""What is typed into the forms of consultations, for the test that typed words are kept."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests import factories

TODAY = factories.today().isoformat()
_VIEWS, _REPLIES, _ENDS = "ehcp.views.candidates", "ehcp.views.candidate_replies", "ehcp.views.candidate_ends"


def _a_paper(_: object) -> dict[str, Any]:
    return {"about": "letter", "dated_on": TODAY, "file": SimpleUploadedFile("a.pdf", b"%PDF-1.4\n%%EOF")}


OF_CONSULTATIONS: dict[str, dict[str, Any]] = {
    "candidate_add": {
        "refuses": f"{_VIEWS}.open_consultation",
        "words": {"forename": "W-forename", "surname": "W-surname", "current_school": "W-school", "council": "W-council",
                  "officer": "W-officer", "needs_note": "W-note"},
        "chosen": {"born_on": "3/4/2017", "received_on": TODAY},
    },
    "candidate_change": {
        "refuses": f"{_VIEWS}.change_consultation",
        "words": {"forename": "W-forename", "surname": "W-surname", "council": "W-council", "needs_note": "W-note"},
    },
    "candidate_ask": {
        "refuses": f"{_VIEWS}.ask_colleague",
        "words": {"who": "W-who", "question": "W-question", "answer": "W-answer"},
        "chosen": {"asked_on": TODAY},
    },
    "candidate_said": {
        "refuses": f"{_VIEWS}.note_answer", "words": {"answer": "W-answer"}, "chosen": {"answered_on": TODAY},
    },
    "candidate_reply": {
        "refuses": f"{_REPLIES}.write_reply",
        "words": {"unsuitable_why": "W-unsuitable", "others_why": "W-others", "resources_why": "W-resources",
                  "adjustments": "W-adjust", "staffing": "W-staff", "money": "W-money"},
        "chosen": {"answer": "cannot"},
    },
    "candidate_send": {
        "refuses": f"{_REPLIES}.send_reply", "words": {}, "chosen": {"sent_on": TODAY}, "stands": ("sent_on",),
    },
    "candidate_decide": {
        "refuses": f"{_ENDS}.decide", "words": {}, "chosen": {"decision": "elsewhere", "decided_on": TODAY},
        "stands": ("decided_on",),
    },
    "candidate_keep": {
        "refuses": f"{_ENDS}.keep_until", "words": {}, "chosen": {"delete_on": TODAY}, "stands": ("delete_on",),
    },
    "candidate_admit": {
        "refuses": f"{_ENDS}.admit", "words": {}, "chosen": {"joined_on": TODAY, "year": "4"}, "stands": ("joined_on",),
    },
    "candidate_paper_add": {
        "refuses": "ehcp.views.candidate_files.add_paper", "words": {}, "chosen": _a_paper, "stands": ("dated_on",),
    },
}  # fmt: skip
