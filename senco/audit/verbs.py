"""What can happen, each as one word for the log and one phrase for the reader."""

from enum import StrEnum


class Verb(StrEnum):
    """A verb of the log; its value stands in the database for ever, so it is never renamed."""

    PERSON_INVITED = "person_invited"
    INVITATION_ACCEPTED = "invitation_accepted"
    INVITATION_WITHDRAWN = "invitation_withdrawn"
    APPROVAL_ASKED = "approval_asked"
    APPROVAL_GIVEN = "approval_given"
    APPROVAL_REFUSED = "approval_refused"
    MEMBERSHIP_ENDED = "membership_ended"
    MEMBERSHIP_GIVEN = "membership_given"
    NOTICES_MADE = "notices_made"
    NOTICE_READ = "notice_read"
    NOTICE_DAYS_SET = "notice_days_set"
    NOTICES_ASLEEP = "notices_asleep"
    NOTICES_AWAKE = "notices_awake"
    MAIL_CHOSEN = "mail_chosen"
    WEEKLY_WRITTEN = "weekly_written"
    PUPIL_ADDED = "pupil_added"
    PUPIL_CHANGED = "pupil_changed"
    PUPIL_READ = "pupil_read"
    CONTACT_ADDED = "contact_added"
    CONTACT_CHANGED = "contact_changed"
    CONTACT_REMOVED = "contact_removed"
    CONTACT_LINKED = "contact_linked"
    CONTACT_UNLINKED = "contact_unlinked"
    NEED_RECORDED = "need_recorded"
    STATUS_SET = "status_set"
    STATUS_CONFIRMED = "status_confirmed"
    STATUS_UNCONFIRMED = "status_unconfirmed"
    GROUP_MADE = "group_made"
    GROUP_CHANGED = "group_changed"
    GROUP_JOINED = "group_joined"
    GROUP_LEFT = "group_left"
    STAFF_BROUGHT_IN = "staff_brought_in"
    YEAR_PREPARED = "year_prepared"
    YEAR_CONFIRMED = "year_confirmed"
    YEAR_TURNED = "year_turned"
    YEAR_TURNED_BACK = "year_turned_back"
    YEAR_DROPPED = "year_dropped"
    LAST_YEAR_SET = "last_year_set"
    CYCLES_HANDED_ON = "cycles_handed_on"
    TEACHING_LINKED = "teaching_linked"
    TEACHING_CONFIRMED = "teaching_confirmed"
    TEACHING_ENDED = "teaching_ended"
    CONTACT_NOTED = "contact_noted"
    CONTACT_ACTION_DONE = "contact_action_done"
    REFERRAL_MADE = "referral_made"
    REFERRAL_WRITTEN = "referral_written"
    ATTENDANCE_RECORDED = "attendance_recorded"
    ATTENDANCE_TAKEN_BACK = "attendance_taken_back"
    CONCERN_RAISED = "concern_raised"
    CONCERN_ANSWERED = "concern_answered"
    CONCERN_DAYS_SET = "concern_days_set"
    IMPORT_PREVIEWED = "import_previewed"
    IMPORT_CONFIRMED = "import_confirmed"
    IMPORT_APPLIED = "import_applied"
    IMPORT_FAILED = "import_failed"
    IMPORT_DROPPED = "import_dropped"
    REGISTER_EXPORTED = "register_exported"
    BULK_CHOSEN = "bulk_chosen"
    BULK_CONFIRMED = "bulk_confirmed"
    BULK_DONE = "bulk_done"
    BULK_STOPPED = "bulk_stopped"
    BULK_DROPPED = "bulk_dropped"
    BULK_UNDONE = "bulk_undone"
    BULK_CLEARED = "bulk_cleared"
    PAPERS_JOINED = "papers_joined"
    PAPERS_READ = "papers_read"
    PAPERS_REMOVED = "papers_removed"
    CENSUS_EXPORTED = "census_exported"
    ADAPTATION_ADDED = "adaptation_added"
    ADAPTATION_CHANGED = "adaptation_changed"
    ADAPTATION_RETIRED = "adaptation_retired"
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
    PROFILE_READ = "profile_taken_note_of"
    SUMMARY_PUBLISHED = "summary_published"
    SUMMARY_READ = "summary_read"
    SUMMARY_ANSWERED = "summary_answered"
    ANSWER_DEALT_WITH = "answer_dealt_with"
    DOCUMENT_ISSUED = "document_issued"
    DOCUMENT_READ = "document_read"
    FILE_KEPT = "file_kept"
    FILE_DESCRIBED = "file_described"
    FILE_REMOVED = "file_removed"
    COUNCIL_WRITTEN = "council_written"
    RESIDENCE_SET = "residence_set"
    REQUEST_OPENED = "request_opened"
    PLAN_OPENED = "plan_opened"
    RECEIPT_CONFIRMED = "receipt_confirmed"
    CASE_EVENT_RECORDED = "case_event_recorded"
    CASE_EVENT_CORRECTED = "case_event_corrected"
    PLAN_LINES_WRITTEN = "plan_lines_written"
    EXCEPTION_RECORDED = "exception_recorded"
    EXCEPTION_STRUCK = "exception_struck"
    LETTER_MADE = "letter_made"
    WRITING_BEGUN = "writing_begun"
    WRITING_WRITTEN = "writing_written"
    WRITING_ISSUED = "writing_issued"
    WRITING_TAKEN_BACK = "writing_taken_back"
    WRITING_LINKED = "writing_linked"
    WORDING_CHANGED = "wording_changed"
    WORDING_RESTORED = "wording_restored"
    LETTERHEAD_KEPT = "letterhead_kept"
    CASE_HANDED_OVER = "case_handed_over"
    REVIEW_BEGUN = "review_begun"
    REVIEW_SET = "review_set"
    REVIEW_ATTENDED = "review_attended"
    REVIEW_PAPERS_READ = "review_papers_read"
    ADVICE_ADDED = "advice_added"
    ADVICE_CHANGED = "advice_changed"
    ADVICE_REMOVED = "advice_removed"
    ADVICE_ASKED = "advice_asked"
    ADVICE_CHASED = "advice_chased"
    ADVICE_LINKED = "advice_linked"
    ADVICE_ANSWERED = "advice_answered"
    OTHER_REVIEW_ADDED = "other_review_added"
    OTHER_REVIEW_REMOVED = "other_review_removed"
    CONSULTATION_OPENED = "consultation_opened"
    CONSULTATION_CHANGED = "consultation_changed"
    CONSULTATION_ASKED = "consultation_asked"
    CONSULTATION_TOLD = "consultation_told"
    CONSULTATION_WRITTEN = "consultation_written"
    CONSULTATION_ANSWERED = "consultation_answered"
    CONSULTATION_TAKEN_BACK = "consultation_taken_back"
    CONSULTATION_DECIDED = "consultation_decided"
    CONSULTATION_KEPT_UNTIL = "consultation_kept_until"
    CONSULTATION_ADMITTED = "consultation_admitted"
    CONSULTATION_DELETED = "consultation_deleted"
    FILE_ERASED = "file_erased"
    FILES_MOVED = "files_moved"
    FILES_ERASED = "files_erased"
    DOCUMENTS_MOVED = "documents_moved"
    DOCUMENTS_ERASED = "documents_erased"
    STEPS_SHARED = "steps_shared"
    STEPS_STOPPED = "steps_stopped"
    STEPS_READ = "steps_read"
    GUIDE_PUBLISHED = "guide_published"
    GUIDE_WITHDRAWN = "guide_withdrawn"
    SNAPSHOT_DRAFTED = "snapshot_drafted"
    SNAPSHOT_PUBLISHED = "snapshot_published"
    HISTORY_LOADED = "history_loaded"
    CALENDAR_SET = "calendar_set"
    SCHOOL_CLOSED = "school_closed"
    SCHOOL_REOPENED = "school_reopened"
    FEED_MADE = "feed_made"
    FEED_STOPPED = "feed_stopped"

    @property
    def phrase(self) -> str:
        """The verb as a reader sees it: ``raised a concern``."""
        return PHRASES[self]


PHRASES = {
    Verb.PERSON_INVITED: "invited a person",
    Verb.INVITATION_ACCEPTED: "accepted an invitation",
    Verb.INVITATION_WITHDRAWN: "withdrew an invitation",
    Verb.APPROVAL_ASKED: "asked for a role that opens the record of every child",
    Verb.APPROVAL_GIVEN: "approved a role that opens the record of every child",
    Verb.APPROVAL_REFUSED: "refused a role that opens the record of every child",
    Verb.MEMBERSHIP_ENDED: "ended a role",
    Verb.MEMBERSHIP_GIVEN: "gave a role",
    Verb.NOTICES_MADE: "reminded people of what is due",
    Verb.NOTICE_READ: "read a notice",
    Verb.NOTICE_DAYS_SET: "said how long ahead the school is told of its dates",
    Verb.NOTICES_ASLEEP: "put the notices of a date to sleep",
    Verb.NOTICES_AWAKE: "woke the notices of a date",
    Verb.MAIL_CHOSEN: "chose which mail they want",
    Verb.WEEKLY_WRITTEN: "wrote the mails of the week",
    Verb.PUPIL_ADDED: "added a pupil",
    Verb.PUPIL_CHANGED: "changed a pupil's details",
    Verb.PUPIL_READ: "opened a pupil's page",
    Verb.CONTACT_ADDED: "added a parent or carer",
    Verb.CONTACT_CHANGED: "changed the details of a parent or carer",
    Verb.CONTACT_REMOVED: "took a parent or carer off a child's list",
    Verb.CONTACT_LINKED: "linked a parent's account to a child",
    Verb.CONTACT_UNLINKED: "ended a parent's access to a child",
    Verb.NEED_RECORDED: "recorded a need",
    Verb.STATUS_SET: "set the SEN status",
    Verb.STATUS_CONFIRMED: "confirmed a SEN status that a child came with",
    Verb.STATUS_UNCONFIRMED: "took back that a SEN status was confirmed",
    Verb.GROUP_MADE: "made a class",
    Verb.GROUP_CHANGED: "changed a class or teaching group",
    Verb.GROUP_JOINED: "put a pupil into a teaching group",
    Verb.GROUP_LEFT: "took a pupil out of a teaching group",
    Verb.TEACHING_CONFIRMED: "confirmed who teaches or supports whom",
    Verb.TEACHING_ENDED: "ended a link of a member of staff",
    Verb.YEAR_PREPARED: "prepared the roll-over of the school year",
    Verb.YEAR_CONFIRMED: "confirmed the roll-over of the school year",
    Verb.YEAR_TURNED: "rolled the school year over",
    Verb.YEAR_TURNED_BACK: "undid the roll-over of the school year",
    Verb.YEAR_DROPPED: "dropped the roll-over of the school year",
    Verb.LAST_YEAR_SET: "said which year is the last that the school teaches",
    Verb.CYCLES_HANDED_ON: "handed open cycles on to the next teacher",
    Verb.STAFF_BROUGHT_IN: "brought staff in from a file",
    Verb.TEACHING_LINKED: "linked a member of staff to a class or pupil",
    Verb.CONTACT_NOTED: "noted a talk about a pupil",
    Verb.CONTACT_ACTION_DONE: "did what was agreed in a talk",
    Verb.REFERRAL_MADE: "began a referral",
    Verb.REFERRAL_WRITTEN: "wrote how a referral stands",
    Verb.ATTENDANCE_RECORDED: "recorded a pupil's attendance",
    Verb.ATTENDANCE_TAKEN_BACK: "took back a record of a pupil's attendance",
    Verb.CONCERN_RAISED: "raised a concern",
    Verb.CONCERN_ANSWERED: "answered a concern",
    Verb.CONCERN_DAYS_SET: "said within how many days a concern is answered",
    Verb.IMPORT_PREVIEWED: "looked at a file before bringing it in",
    Verb.IMPORT_CONFIRMED: "confirmed a file of pupils",
    Verb.IMPORT_APPLIED: "brought pupils in from a file",
    Verb.IMPORT_FAILED: "could not bring pupils in from a file",
    Verb.IMPORT_DROPPED: "dropped a file without bringing it in",
    Verb.REGISTER_EXPORTED: "exported the register",
    Verb.BULK_CHOSEN: "chose several pupils to do something for them all",
    Verb.BULK_CONFIRMED: "confirmed something for several pupils at once",
    Verb.BULK_DONE: "did something for several pupils at once",
    Verb.BULK_STOPPED: "did not do something for several pupils, since it had changed",
    Verb.BULK_DROPPED: "dropped something for several pupils before it was done",
    Verb.BULK_UNDONE: "undid something for several pupils at once",
    Verb.BULK_CLEARED: "cleared away choices of pupils that were only looked at",
    Verb.PAPERS_JOINED: "made one paper of the sheets of several pupils",
    Verb.PAPERS_READ: "opened a paper with the sheets of several pupils",
    Verb.PAPERS_REMOVED: "removed papers that were made to be printed",
    Verb.CENSUS_EXPORTED: "exported the SEN part of a census",
    Verb.ADAPTATION_ADDED: "added an adaptation to the school's list",
    Verb.ADAPTATION_CHANGED: "changed an adaptation on the school's list",
    Verb.ADAPTATION_RETIRED: "retired an adaptation from the school's list",
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
    Verb.PROFILE_READ: "said that they read a one-page profile",
    Verb.SUMMARY_PUBLISHED: "published a summary to parents",
    Verb.SUMMARY_READ: "read a published summary",
    Verb.SUMMARY_ANSWERED: "said whether a summary was clear",
    Verb.ANSWER_DEALT_WITH: "followed up what a parent found unclear",
    Verb.DOCUMENT_ISSUED: "issued a document",
    Verb.DOCUMENT_READ: "opened a document",
    Verb.FILE_KEPT: "kept a file about a pupil",
    Verb.FILE_DESCRIBED: "changed what is said of a file",
    Verb.FILE_REMOVED: "removed a file",
    Verb.COUNCIL_WRITTEN: "wrote down a council's details",
    Verb.RESIDENCE_SET: "recorded the council in whose area a pupil lives",
    Verb.REQUEST_OPENED: "opened an EHC needs assessment request",
    Verb.PLAN_OPENED: "opened the case of an EHC plan",
    Verb.RECEIPT_CONFIRMED: "noted that the council confirmed when it received a request",
    Verb.CASE_EVENT_RECORDED: "recorded an event of an EHC case",
    Verb.CASE_EVENT_CORRECTED: "corrected an event of an EHC case",
    Verb.PLAN_LINES_WRITTEN: "wrote down what an EHC plan says",
    Verb.EXCEPTION_RECORDED: "recorded an exception that was claimed in an EHC case",
    Verb.EXCEPTION_STRUCK: "took back a recorded exception of an EHC case",
    Verb.LETTER_MADE: "made a letter about an EHC case",
    Verb.WRITING_BEGUN: "began to write a paper of an EHC case",
    Verb.WRITING_WRITTEN: "wrote in a paper of an EHC case",
    Verb.WRITING_ISSUED: "issued a paper of an EHC case",
    Verb.WRITING_TAKEN_BACK: "took a paper of an EHC case back to write on",
    Verb.WRITING_LINKED: "put the request that was written into its EHC case",
    Verb.WORDING_CHANGED: "changed the wording of a letter",
    Verb.WORDING_RESTORED: "went back to the usual wording of a letter",
    Verb.LETTERHEAD_KEPT: "changed the school's letterhead",
    Verb.CASE_HANDED_OVER: "named another council for an EHC case",
    Verb.REVIEW_BEGUN: "began the review of an EHC plan with its list of whom to invite",
    Verb.REVIEW_SET: "set the time and place of a review meeting",
    Verb.REVIEW_ATTENDED: "wrote down who was at a review meeting",
    Verb.REVIEW_PAPERS_READ: "opened the papers of a review",
    Verb.ADVICE_ADDED: "put somebody on the list of a review",
    Verb.ADVICE_CHANGED: "changed somebody on the list of a review",
    Verb.ADVICE_REMOVED: "took somebody off the list of a review",
    Verb.ADVICE_ASKED: "invited to a review and asked for advice",
    Verb.ADVICE_CHASED: "reminded somebody of their advice for a review",
    Verb.ADVICE_LINKED: "made a link by which advice for a review can be sent",
    Verb.ADVICE_ANSWERED: "kept an answer for a review",
    Verb.OTHER_REVIEW_ADDED: "wrote down a review of a child by others",
    Verb.OTHER_REVIEW_REMOVED: "took out a review of a child by others",
    Verb.CONSULTATION_OPENED: "recorded a consultation about a child who is not on roll",
    Verb.CONSULTATION_CHANGED: "changed the details of a consultation",
    Verb.CONSULTATION_ASKED: "asked a colleague about a consultation",
    Verb.CONSULTATION_TOLD: "wrote down what a colleague said about a consultation",
    Verb.CONSULTATION_WRITTEN: "wrote in the reply to a consultation",
    Verb.CONSULTATION_ANSWERED: "answered a consultation",
    Verb.CONSULTATION_TAKEN_BACK: "took back that a reply to a consultation was sent",
    Verb.CONSULTATION_DECIDED: "recorded what the council decided after a consultation",
    Verb.CONSULTATION_KEPT_UNTIL: "changed the day on which a consultation is deleted",
    Verb.CONSULTATION_ADMITTED: "took a child on roll after a consultation",
    Verb.CONSULTATION_DELETED: "deleted a consultation and its papers",
    Verb.FILE_ERASED: "deleted a paper for good",
    Verb.FILES_MOVED: "moved the papers of a consultation to a pupil",
    Verb.FILES_ERASED: "deleted the papers of a consultation for good",
    Verb.DOCUMENTS_MOVED: "moved the letters of a consultation to a pupil",
    Verb.DOCUMENTS_ERASED: "deleted the letters of a consultation for good",
    Verb.STEPS_SHARED: "shared the steps of an EHC case with the family",
    Verb.STEPS_STOPPED: "stopped sharing the steps of an EHC case",
    Verb.STEPS_READ: "read the shared steps of an EHC case",
    Verb.GUIDE_PUBLISHED: "put the guide to the EHC steps on the web",
    Verb.GUIDE_WITHDRAWN: "took the guide to the EHC steps off the web",
    Verb.SNAPSHOT_DRAFTED: "prepared the figures of a term",
    Verb.SNAPSHOT_PUBLISHED: "published the figures of a term",
    Verb.HISTORY_LOADED: "loaded many records at once",
    Verb.CALENDAR_SET: "set up a school year",
    Verb.SCHOOL_CLOSED: "noted that the school is closed",
    Verb.SCHOOL_REOPENED: "took back a closure of the school",
    Verb.FEED_MADE: "made a secret address for a calendar of due dates",
    Verb.FEED_STOPPED: "stopped the secret address of a calendar of due dates",
}
