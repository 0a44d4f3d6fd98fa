"""The wall around claimed exceptions, and around the event that another one corrects."""

from typing import ClassVar

from django.db import migrations

from senco.access.operations import Wall, WallKey


class Migration(migrations.Migration):
    """Row-level security and keys that carry the school."""

    dependencies: ClassVar = [("ehcp", "0004_case_fields")]

    operations: ClassVar = [
        Wall("ehcp.ClaimedException"),
        WallKey("ehcp.CaseEvent", "corrects"),
        # A reversal was not told apart; without a word to the tribunal, which none of these has, it is a concession.
        migrations.RunSQL(
            "ALTER TABLE ehcp_caseevent NO FORCE ROW LEVEL SECURITY;"
            "UPDATE ehcp_caseevent SET kind = 'refusal_conceded_on' WHERE kind = 'refusal_reversed_on';"
            "ALTER TABLE ehcp_caseevent FORCE ROW LEVEL SECURITY;",
            migrations.RunSQL.noop,
        ),
    ]
