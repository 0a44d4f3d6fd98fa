"""What can happen, each as one word for the log and one phrase for the reader."""

from enum import StrEnum


class Verb(StrEnum):
    """A verb of the log; its value stands in the database for ever, so it is never renamed."""

    PERSON_INVITED = "person_invited"
    INVITATION_ACCEPTED = "invitation_accepted"
    INVITATION_WITHDRAWN = "invitation_withdrawn"
    MEMBERSHIP_ENDED = "membership_ended"
    MEMBERSHIP_GIVEN = "membership_given"
    NOTICES_MADE = "notices_made"
    NOTICE_READ = "notice_read"
    PUPIL_ADDED = "pupil_added"
    PUPIL_CHANGED = "pupil_changed"
    PUPIL_READ = "pupil_read"
    CONTACT_ADDED = "contact_added"
    CONTACT_LINKED = "contact_linked"
    NEED_RECORDED = "need_recorded"
    STATUS_SET = "status_set"
    GROUP_MADE = "group_made"
    TEACHING_LINKED = "teaching_linked"
    CONCERN_RAISED = "concern_raised"
    CONCERN_ANSWERED = "concern_answered"
    IMPORT_PREVIEWED = "import_previewed"
    IMPORT_CONFIRMED = "import_confirmed"
    IMPORT_APPLIED = "import_applied"
    IMPORT_FAILED = "import_failed"
    IMPORT_DROPPED = "import_dropped"
    REGISTER_EXPORTED = "register_exported"
    ADAPTATION_ADDED = "adaptation_added"
    ADAPTATION_GIVEN = "adaptation_given"
    ADAPTATION_ENDED = "adaptation_ended"
    ADAPTATION_USED = "adaptation_used"
    ADAPTATION_UNDONE = "adaptation_undone"
    PROVISION_ADDED = "provision_added"
    ALLOCATION_MADE = "allocation_made"
    CYCLE_STARTED = "cycle_started"
    CYCLE_WRITTEN = "cycle_written"
    CYCLE_MOVED = "cycle_moved"
    OUTCOME_SET = "outcome_set"
    OUTCOME_REVIEWED = "outcome_reviewed"
    PARENTS_TOLD = "parents_told"
    PROFILE_WRITTEN = "profile_written"
    SUMMARY_PUBLISHED = "summary_published"
    SUMMARY_READ = "summary_read"
    SUMMARY_ANSWERED = "summary_answered"
    ANSWER_DEALT_WITH = "answer_dealt_with"
    DOCUMENT_ISSUED = "document_issued"
    DOCUMENT_READ = "document_read"
    REQUEST_OPENED = "request_opened"
    CASE_EVENT_RECORDED = "case_event_recorded"
    SNAPSHOT_DRAFTED = "snapshot_drafted"
    SNAPSHOT_PUBLISHED = "snapshot_published"
    HISTORY_LOADED = "history_loaded"

    @property
    def phrase(self) -> str:
        """The verb as a reader sees it: ``raised a concern``."""
        return PHRASES[self]


PHRASES = {
    Verb.PERSON_INVITED: "invited a person",
    Verb.INVITATION_ACCEPTED: "accepted an invitation",
    Verb.INVITATION_WITHDRAWN: "withdrew an invitation",
    Verb.MEMBERSHIP_ENDED: "ended a role",
    Verb.MEMBERSHIP_GIVEN: "gave a role",
    Verb.NOTICES_MADE: "reminded people of what is due",
    Verb.NOTICE_READ: "read a notice",
    Verb.PUPIL_ADDED: "added a pupil",
    Verb.PUPIL_CHANGED: "changed a pupil's details",
    Verb.PUPIL_READ: "opened a pupil's page",
    Verb.CONTACT_ADDED: "added a parent or carer",
    Verb.CONTACT_LINKED: "linked a parent's account to a child",
    Verb.NEED_RECORDED: "recorded a need",
    Verb.STATUS_SET: "set the SEN status",
    Verb.GROUP_MADE: "made a class",
    Verb.TEACHING_LINKED: "linked a member of staff to a class or pupil",
    Verb.CONCERN_RAISED: "raised a concern",
    Verb.CONCERN_ANSWERED: "answered a concern",
    Verb.IMPORT_PREVIEWED: "looked at a file before bringing it in",
    Verb.IMPORT_CONFIRMED: "confirmed a file of pupils",
    Verb.IMPORT_APPLIED: "brought pupils in from a file",
    Verb.IMPORT_FAILED: "could not bring pupils in from a file",
    Verb.IMPORT_DROPPED: "dropped a file without bringing it in",
    Verb.REGISTER_EXPORTED: "exported the register",
    Verb.ADAPTATION_ADDED: "added an adaptation to the school's list",
    Verb.ADAPTATION_GIVEN: "chose an adaptation for a pupil",
    Verb.ADAPTATION_ENDED: "ended an adaptation for a pupil",
    Verb.ADAPTATION_USED: "recorded an adaptation",
    Verb.ADAPTATION_UNDONE: "took back a record of an adaptation",
    Verb.PROVISION_ADDED: "added a provision to the school's list",
    Verb.ALLOCATION_MADE: "gave a pupil a provision",
    Verb.CYCLE_STARTED: "started a cycle",
    Verb.CYCLE_WRITTEN: "wrote in a cycle",
    Verb.CYCLE_MOVED: "moved a cycle on",
    Verb.OUTCOME_SET: "set an outcome",
    Verb.OUTCOME_REVIEWED: "reviewed an outcome",
    Verb.PARENTS_TOLD: "recorded that parents were told",
    Verb.PROFILE_WRITTEN: "wrote a one-page profile",
    Verb.SUMMARY_PUBLISHED: "published a summary to parents",
    Verb.SUMMARY_READ: "read a published summary",
    Verb.SUMMARY_ANSWERED: "said whether a summary was clear",
    Verb.ANSWER_DEALT_WITH: "followed up what a parent found unclear",
    Verb.DOCUMENT_ISSUED: "issued a document",
    Verb.DOCUMENT_READ: "opened a document",
    Verb.REQUEST_OPENED: "opened an EHC needs assessment request",
    Verb.CASE_EVENT_RECORDED: "recorded an event of an EHC case",
    Verb.SNAPSHOT_DRAFTED: "prepared the figures of a term",
    Verb.SNAPSHOT_PUBLISHED: "published the figures of a term",
    Verb.HISTORY_LOADED: "loaded many records at once",
}
