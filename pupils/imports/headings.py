"""The headings that schools' systems write over their columns, and the neutral fields they stand for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pupils.rules.words import squeezed

# For each field, its headings with the spaces taken out, the surest first. Seen in reports of SIMS, Arbor, Bromcom,
# Integris and ScholarPack, in council returns, and in third-party templates.
HEADINGS: dict[str, tuple[str, ...]] = {
    "upn": ("upn", "uniquepupilnumber", "pupilupn", "studentupn", "currentupn"),
    "former_upn": ("formerupn", "previousupn", "oldupn"),
    "uln": ("uln", "uniquelearnernumber"),
    "admission_no": ("admissionnumber", "admissionno", "adno", "admno", "admission", "admissionsnumber"),
    "surname": ("legalsurname", "legallastname", "surname", "lastname", "familyname", "pupilsurname", "studentsurname",
                "pupillastname", "studentlastname"),
    "forename": ("legalforename", "legalfirstname", "forename", "firstname", "givenname", "forenames", "firstnames",
                 "pupilforename", "studentforename", "pupilfirstname", "studentfirstname"),
    "full_name": ("legalname", "legalfullname", "fullname", "pupilname", "studentname", "name", "pupil", "student",
                  "surnameforename", "surnameandforename"),
    "preferred_surname": ("preferredsurname", "preferredlastname", "chosensurname"),
    "preferred_forename": ("preferredforename", "preferredfirstname", "chosenname", "chosenforename", "knownas",
                           "preferredname", "chosenfirstname", "chosen", "preferred"),
    "middle_names": ("middlenames", "middlename", "legalmiddlenames", "middlenamess"),
    "born_on": ("dob", "dateofbirth", "birthdate", "dateofbirthddmmyyyy", "dobddmmyyyy", "born", "bornon", "birthday"),
    "sex": ("sex", "gender", "legalsex", "sexgender"),
    "nc_year": ("ncyear", "ncyearactual", "nationalcurriculumyear", "year", "yeargroup", "yr", "yeargroups", "curriculumyear",
                "yeartaughtin", "yeargrp", "currentyear", "currentyeargroup"),
    "registration_group": ("reg", "reggroup", "registrationgroup", "registrationform", "regform", "registration", "form",
                           "formgroup", "tutorgroup", "class", "classname", "formclass"),
    "sen_status": ("senstatus", "sendstatus", "senprovision", "senprovisionstatus", "currentsenstatus", "sencode",
                   "senstage", "sen", "send", "sencategory", "senstatuscode"),
    "need": ("senneed", "senneeds", "sendneed", "sendneeds", "sentype", "sentypes", "needtype", "needtypes", "typeofneed",
             "senneedtype", "need", "needs", "areaofneed", "senneedtypes", "typeofsen", "sentypeofneed"),
    "need_rank": ("needrank", "senneedrank", "sentyperank", "senneedranking", "needranking", "senrank"),
    "enrolment": ("enrolmentstatus", "enrolstatus", "enrolment", "enrollmentstatus"),
    "contact_name": ("contactname", "contactfullname", "parentname", "parentcarer", "parentcarername", "carername"),
    "contact_relationship": ("contactrelationship", "relationship", "relationshiptopupil", "contactrelation",
                             "relationshiptostudent"),
    "contact_phone": ("contactphone", "contacttelephone", "contactmobile", "contactphonenumber", "contacttel",
                      "parentphone", "parentmobile"),
    "contact_email": ("contactemail", "contactemailaddress", "parentemail"),
    "attendance": ("attendance", "attendancepercentage", "attendancepercent", "attendancepc", "percentageattendance",
                   "percentattendance", "attendancerate", "overallattendance", "attendanceytd", "ytdattendance",
                   "attendanceyeartodate", "attendancetodate", "currentattendance"),
    "sessions_possible": ("possiblesessions", "sessionspossible", "possiblehalfdays", "possibleattendances", "possiblemarks",
                          "totalpossiblesessions", "totalsessions", "possible"),
    "sessions_attended": ("sessionsattended", "attendedsessions", "attendedhalfdays", "halfdaysattended", "sessionspresent",
                          "presentmarks", "attendances", "attended"),
    "sessions_authorised": ("authorisedabsences", "authorisedabsence", "sessionsauthorised", "authorisedsessions",
                            "authabsences", "authabsence", "authorised"),
    "sessions_unauthorised": ("unauthorisedabsences", "unauthorisedabsence", "sessionsunauthorised",
                              "unauthorisedsessions", "unauthabsences", "unauthabsence", "unauthorised"),
    "notes": ("notes", "sennotes", "comments", "sencomments", "comment", "senotes"),
}  # fmt: skip
SEVERAL = frozenset({"need", "contact_name", "contact_relationship", "contact_phone", "contact_email", "former_upn"})
SESSIONS = frozenset({"sessions_possible", "sessions_attended", "sessions_authorised", "sessions_unauthorised"})
NAMES = frozenset({"surname", "forename", "full_name", "preferred_forename"})

_RANK_WORDS = (("primary", 1), ("main", 1), ("first", 1), ("secondary", 2), ("second", 2), ("tertiary", 3), ("third", 3))
_NUMBERED = re.compile(r"([a-z]+?)([0-9]{1,2})([a-z]*)")
_FIELD_OF = {heading: field for field, headings in HEADINGS.items() for heading in headings}


@dataclass(frozen=True)
class Column:
    """One column: where it stands, its heading as written, its field (None: not used) and its place among its like."""

    index: int
    heading: str
    field: str | None
    ordinal: int = 1


def recognise(index: int, heading: str) -> Column:
    """The column that a heading stands over; "SEN Need 2" and "Secondary need" are the second of their field."""
    words = squeezed(heading)
    if "%" in heading and _FIELD_OF.get(words) in SESSIONS:
        return Column(index, heading, None)  # a share of absences is no number of half-days
    if words in _FIELD_OF:
        return Column(index, heading, _FIELD_OF[words])
    for word, rank in _RANK_WORDS:
        field = _FIELD_OF.get(words.replace(word, "", 1)) if word in words else None
        if field == "need":
            return Column(index, heading, field, rank)
    numbered = _NUMBERED.fullmatch(words)
    field = _FIELD_OF.get(numbered[1] + numbered[3]) if numbered else None
    if numbered and field in SEVERAL:
        return Column(index, heading, field, int(numbered[2]))
    return Column(index, heading, None)


def columns(headings: Sequence[str]) -> tuple[Column, ...]:
    """The columns of a heading row; of two columns for one single field the surer heading is kept, the other not used."""
    read = [recognise(index, heading.strip()) for index, heading in enumerate(headings)]
    best: dict[str, Column] = {}
    for column in read:
        field = column.field
        if field and field not in SEVERAL and (field not in best or _doubt(column) < _doubt(best[field])):
            best[field] = column
    return tuple(
        column if column.field is None or column.field in SEVERAL or best[column.field] is column
        else Column(column.index, column.heading, None)
        for column in read
    )  # fmt: skip


def fields(read: Sequence[Column]) -> frozenset[str]:
    """The fields that a heading row offers."""
    return frozenset(column.field for column in read if column.field)


def _doubt(column: Column) -> float:
    """How unsure a heading is; of two for the same field the one with a per cent sign is the surer."""
    return HEADINGS[column.field or ""].index(squeezed(column.heading)) - ("%" in column.heading) / 2
