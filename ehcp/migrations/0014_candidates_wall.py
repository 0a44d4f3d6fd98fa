"""The wall around consultations."""

from typing import ClassVar

from django.db import migrations

from senco.access.operations import Wall


class Migration(migrations.Migration):
    """Row-level security and keys that carry the school."""

    dependencies: ClassVar = [("ehcp", "0013_candidates")]

    operations: ClassVar = [
        Wall("ehcp.CandidateCount"),
        Wall("ehcp.Candidate"),
        Wall("ehcp.Asked"),
        Wall("ehcp.CandidateReply"),
    ]
