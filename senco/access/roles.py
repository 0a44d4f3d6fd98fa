"""Who may do what: three tables (may you do this, to which children, which parts of the record)."""

from enum import StrEnum


class Capacity(StrEnum):
    """In what capacity a person acts. Staff duties at one school are one capacity; the others are never united with it."""

    STAFF = "staff"
    GOVERNOR = "governor"
    PARENT = "parent"
    TRUST = "trust"


class Role(StrEnum):
    """A duty that a membership gives a person at one school."""

    SENCO = "senco"
    ASSISTANT = "assistant"
    HEAD = "head"
    TEACHER = "teacher"
    TA = "ta"
    ADMIN = "admin"
    GOVERNOR = "governor"
    PARENT = "parent"
    TRUST_LEAD = "trust_lead"

    @property
    def label(self) -> str:
        """The role in words, as it stands on the page."""
        return ROLE_WORDS[self]

    @property
    def capacity(self) -> Capacity:
        """The capacity in which this role is exercised."""
        return CAPACITY.get(self, Capacity.STAFF)


ROLE_WORDS = {
    Role.SENCO: "SENCO",
    Role.ASSISTANT: "SEN assistant",
    Role.HEAD: "senior leader",
    Role.TEACHER: "class teacher",
    Role.TA: "teaching assistant",
    Role.ADMIN: "school administrator",
    Role.GOVERNOR: "governor",
    Role.PARENT: "parent or carer",
    Role.TRUST_LEAD: "trust SEND lead",
}

CAPACITY = {Role.GOVERNOR: Capacity.GOVERNOR, Role.PARENT: Capacity.PARENT, Role.TRUST_LEAD: Capacity.TRUST}


class Can(StrEnum):
    """A permission, in words. A role is a list of these."""

    SEE_TODAY = "see what must be done today"
    SEE_OVERVIEW = "see what is late and whose it is"
    SEE_REGISTER = "see the SEN register"
    EXPORT_REGISTER = "export the SEN register"
    SEE_PUPILS = "open a pupil's page"
    SEE_CLASSES = "see classes and what helps in them"
    EDIT_NEEDS = "change needs and SEN status"
    RECORD_ADAPTATION = "record a classroom adaptation"
    RAISE_CONCERN = "raise a concern"
    SEE_CONCERNS = "read the concerns of the school"
    ANSWER_CONCERN = "answer a concern"
    RUN_CYCLES = "plan and review a cycle"
    EDIT_PROFILE = "write a one-page profile"
    PRINT_SHEET = "print the individual provision map"
    SEE_CASES = "see EHC cases"
    RUN_CASES = "open and run an EHC case"
    EDIT_LETTERS = "change the letterhead and the wording of letters"
    PUBLISH_SUMMARY = "publish a summary to parents"
    KEEP_STORY = "note talks with parents and refer to services"
    KEEP_ATTENDANCE = "keep the attendance of pupils"
    KEEP_FILES = "keep reports, letters and other files of pupils"
    OPEN_FILES = "open reports, letters and other files of pupils"
    KEEP_CONTACTS = "keep the list of parents and carers and invite them"
    SEE_FIGURES = "see the published figures"
    PUBLISH_FIGURES = "publish the figures"
    SEE_OWN_CHILDREN = "see what was shared about their own children"
    IMPORT_PUPILS = "bring pupils in from a file"
    MANAGE_PEOPLE = "invite people and give them roles"
    KEEP_CLASSES = "keep classes, teaching groups and the list of who teaches them"
    TURN_YEAR = "roll the school year over"
    LINK_STAFF = "say who teaches or supports whom"
    APPROVE_ROLES = "approve a role that opens the record of every child"
    SEE_LOG = "read who did what"
    SEE_CALENDAR = "see the school's calendar"
    EDIT_CALENDAR = "set up the school's calendar"
    SEE_DATES = "see what is due on which day"
    OPEN_SUPPLY = "open a class for a day to somebody who stands in"
    SET_NOTICES = "say how long ahead the school is told of its dates"


_CLASSROOM = frozenset(
    {
        Can.SEE_PUPILS,
        Can.SEE_CLASSES,
        Can.RECORD_ADAPTATION,
        Can.RAISE_CONCERN,
        Can.PRINT_SHEET,
        Can.SEE_CALENDAR,
        Can.SEE_DATES,
    }
)
_WHOLE_SCHOOL_READING = frozenset(
    {
        Can.SEE_TODAY,
        Can.SEE_REGISTER,
        Can.SEE_PUPILS,
        Can.SEE_CLASSES,
        Can.SEE_CONCERNS,
        Can.PRINT_SHEET,
        Can.OPEN_FILES,
        Can.SEE_CASES,
        Can.SEE_CALENDAR,
        Can.SEE_DATES,
    }
)
_SEN_WORK = _WHOLE_SCHOOL_READING | {
    Can.EDIT_NEEDS,
    Can.OPEN_SUPPLY,
    Can.RECORD_ADAPTATION,
    Can.RAISE_CONCERN,
    Can.RUN_CYCLES,
    Can.EDIT_PROFILE,
    Can.RUN_CASES,
    Can.KEEP_CONTACTS,
    Can.KEEP_STORY,
    Can.KEEP_ATTENDANCE,
    Can.KEEP_FILES,
    Can.KEEP_CLASSES,
    Can.LINK_STAFF,
    Can.IMPORT_PUPILS,
    Can.EDIT_CALENDAR,
}

PERMISSIONS: dict[Role, frozenset[Can]] = {
    Role.SENCO: _SEN_WORK
    | {
        Can.EXPORT_REGISTER,
        Can.ANSWER_CONCERN,
        Can.EDIT_LETTERS,
        Can.PUBLISH_SUMMARY,
        Can.SEE_FIGURES,
        Can.PUBLISH_FIGURES,
        Can.APPROVE_ROLES,
        Can.SEE_OVERVIEW,
        Can.TURN_YEAR,
        Can.SEE_LOG,
        Can.SET_NOTICES,
    },
    Role.ASSISTANT: _SEN_WORK,
    Role.HEAD: _WHOLE_SCHOOL_READING
    | {
        Can.EXPORT_REGISTER,
        Can.RAISE_CONCERN,
        Can.OPEN_SUPPLY,
        Can.EDIT_LETTERS,
        Can.SEE_FIGURES,
        Can.PUBLISH_FIGURES,
        Can.APPROVE_ROLES,
        Can.SEE_OVERVIEW,
        Can.TURN_YEAR,
        Can.KEEP_CLASSES,
        Can.LINK_STAFF,
        Can.SEE_LOG,
        Can.EDIT_CALENDAR,
        Can.SET_NOTICES,
    },
    Role.TEACHER: _CLASSROOM | {Can.OPEN_SUPPLY},
    Role.TA: _CLASSROOM,
    Role.ADMIN: frozenset(
        {
            Can.IMPORT_PUPILS,
            Can.MANAGE_PEOPLE,
            Can.KEEP_CLASSES,
            Can.TURN_YEAR,
            Can.SEE_LOG,
            Can.SEE_CALENDAR,
            Can.EDIT_CALENDAR,
        }
    ),
    Role.GOVERNOR: frozenset({Can.SEE_FIGURES}),
    Role.PARENT: frozenset({Can.SEE_OWN_CHILDREN}),
    Role.TRUST_LEAD: frozenset({Can.SEE_FIGURES}),
}


def roles_that_can(permission: Can) -> list[Role]:
    """The roles that hold a permission, in the order of ``Role``."""
    return [role for role in Role if permission in PERMISSIONS[role]]


def who_can(permission: Can) -> str:
    """The roles that hold a permission, in words: ``SENCO, SEN assistant or senior leader``."""
    *others, last = [role.label for role in roles_that_can(permission)]
    return f"{', '.join(others)} or {last}" if others else last


# A role is given by those who manage people, save where another permission is named here.
GIVEN_BY = {Role.PARENT: Can.KEEP_CONTACTS}


def given_by(role: Role) -> Can:
    """The permission that somebody needs who gives this role."""
    return GIVEN_BY.get(role, Can.MANAGE_PEOPLE)


class Purpose(StrEnum):
    """What a key, given to somebody without an account or to a program that cannot sign in, opens."""

    INVITATION = "accept an invitation"
    FEED = "read a calendar of due dates"
    ADVICE = "send advice for a review"
    SUPPLY = "read what helps in a class, for a day"


# What the holder of a key may do beside what its own verbs allow. A key reaches no child: it is about its one subject.
KEYS_MAY: dict[Purpose, frozenset[Can]] = {Purpose.ADVICE: frozenset({Can.KEEP_FILES})}


class Reach(StrEnum):
    """Which children a role reaches. Only ``pupils.selectors.visible`` turns this into rows."""

    WHOLE_SCHOOL = "every pupil of the school"
    OWN_CLASSES = "pupils of the classes they teach"
    LINKED_PUPILS = "pupils they are linked to"
    OWN_CHILDREN = "their own children, what was shared"
    COUNTS_ONLY = "published figures, never a pupil"
    ROSTER_ONLY = "names for matching, never a record"


REACH: dict[Role, frozenset[Reach]] = {
    Role.SENCO: frozenset({Reach.WHOLE_SCHOOL}),
    Role.ASSISTANT: frozenset({Reach.WHOLE_SCHOOL}),
    Role.HEAD: frozenset({Reach.WHOLE_SCHOOL}),
    Role.TEACHER: frozenset({Reach.OWN_CLASSES, Reach.LINKED_PUPILS}),
    Role.TA: frozenset({Reach.OWN_CLASSES, Reach.LINKED_PUPILS}),
    Role.ADMIN: frozenset({Reach.ROSTER_ONLY}),
    Role.GOVERNOR: frozenset({Reach.COUNTS_ONLY}),
    Role.PARENT: frozenset({Reach.OWN_CHILDREN}),
    Role.TRUST_LEAD: frozenset({Reach.COUNTS_ONLY}),
}


class Part(StrEnum):
    """A group of fields of a pupil's record that some of those who reach the pupil still do not see."""

    ROSTER = "name, year, class"
    SEN = "SEN status and needs"
    PROFILE = "what helps, one-page profile"
    PROVISION = "cycles, outcomes, provision"
    OBSERVATIONS = "concerns and classroom observations of colleagues"
    CONTACTS = "parents and how to reach them"
    # Also what tells of a case outside it: the decision of a review to ask for an EHC needs assessment, which reads to the
    # others as support that goes on, and the notes to a status or a need, in which letters and diagnoses are quoted.
    # Those who teach a child see which status and needs hold, what helps, and the aims; a case is named to them only by
    # what it asks of them.
    CASE = "EHC case and its letters"
    # Those who teach a child mark the register and ask why it does not get on; nobody else in class needs the figure.
    ATTENDANCE = "how much of school was attended"
    IDENTIFIERS = "UPN and admission number"
    # Those who teach the child read of them the one line that was released, and nothing else.
    REPORTS = "reports and letters of professionals, medical papers"
    CONFIDENTIAL = "papers that are marked as confidential"


_CLASSROOM_PARTS = frozenset({Part.ROSTER, Part.SEN, Part.PROFILE, Part.PROVISION, Part.OBSERVATIONS})
_ALL_PARTS = frozenset(Part)
_ALL_BUT_CONFIDENTIAL = _ALL_PARTS - {Part.CONFIDENTIAL}

PARTS: dict[Role, frozenset[Part]] = {
    Role.SENCO: _ALL_PARTS,
    Role.ASSISTANT: _ALL_BUT_CONFIDENTIAL,
    Role.HEAD: _ALL_PARTS,
    Role.TEACHER: _CLASSROOM_PARTS | {Part.ATTENDANCE},
    Role.TA: _CLASSROOM_PARTS,
    Role.ADMIN: frozenset({Part.ROSTER, Part.IDENTIFIERS}),
    Role.GOVERNOR: frozenset(),
    Role.PARENT: frozenset({Part.ROSTER}),
    Role.TRUST_LEAD: frozenset(),
}


def opens_every_record(role: Role) -> bool:
    """Does this role, by itself, open the SEN record of every child of the school?

    A role that needs a link to a class or a child first opens nothing until somebody makes that link.
    """
    return Reach.WHOLE_SCHOOL in REACH[role] and Part.SEN in PARTS[role]
