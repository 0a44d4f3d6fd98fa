"""Who the children are, what is known and said about them, and who works with them."""

from pupils.models.attendance import Attendance
from pupils.models.bulk import BulkAct, BulkLine
from pupils.models.councils import Council, Residence
from pupils.models.imports import ImportBatch
from pupils.models.people import Contact, GroupPlace, Need, Pupil, StatusPeriod, TeachingGroup
from pupils.models.story import Concern, ConcernAnswer, ContactNote, Referral
from pupils.models.teaching import ExpectedLink, RollOver, TeachingLink

__all__ = [
    "Attendance",
    "BulkAct",
    "BulkLine",
    "Concern",
    "ConcernAnswer",
    "Contact",
    "ContactNote",
    "Council",
    "ExpectedLink",
    "GroupPlace",
    "ImportBatch",
    "Need",
    "Pupil",
    "Referral",
    "Residence",
    "RollOver",
    "StatusPeriod",
    "TeachingGroup",
    "TeachingLink",
]
