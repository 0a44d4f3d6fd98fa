"""A request becomes a case of its matter: an assessment, or a plan."""

from typing import ClassVar

from django.db import migrations


def _force(table: str, forwards: str, backwards: str) -> migrations.RunSQL:
    words = "ALTER TABLE {} {} ROW LEVEL SECURITY"
    return migrations.RunSQL(words.format(table, forwards), words.format(table, backwards))


class Migration(migrations.Migration):
    """Names only; the rows stay as they are."""

    dependencies: ClassVar = [("ehcp", "0002_wall")]

    operations: ClassVar = [
        # The keys are made anew under their new names and checked against the rows of all schools, by the owner, who
        # passes while nothing is forced.
        *(_force(table, "NO FORCE", "FORCE") for table in ("ehcp_assessmentrequest", "ehcp_caseevent")),
        migrations.RemoveConstraint("assessmentrequest", "request_open_once"),
        migrations.RemoveConstraint("assessmentrequest", "request_reference_once"),
        migrations.RemoveIndex("assessmentrequest", "request_due"),
        migrations.RemoveIndex("caseevent", "case_event_in_order"),
        migrations.RenameModel("AssessmentRequest", "Case"),
        migrations.RenameField("caseevent", "request", "case"),
        *(_force(table, "FORCE", "NO FORCE") for table in ("ehcp_case", "ehcp_caseevent")),
        migrations.RemoveField("caseevent", "corrected_by"),
    ]
