"""A case names its council as a row, so that who answers there is kept once."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from senco.access.operations import WallKey

# By the owner over all schools, while nothing is forced.
_NAMED_ONCE = """
ALTER TABLE ehcp_case NO FORCE ROW LEVEL SECURITY;
ALTER TABLE pupils_council NO FORCE ROW LEVEL SECURITY;
INSERT INTO pupils_council (id, school_id, name, officer, email, telephone, address, forms_url, local_offer_url, sendiass, bands)
SELECT gen_random_uuid(), school_id, name, '', '', '', '', '', '', '', ''
FROM (SELECT school_id, council AS name FROM ehcp_case GROUP BY school_id, council) AS named;
UPDATE ehcp_case SET named_id = pupils_council.id FROM pupils_council
WHERE pupils_council.school_id = ehcp_case.school_id AND pupils_council.name = ehcp_case.council;
ALTER TABLE ehcp_case FORCE ROW LEVEL SECURITY;
ALTER TABLE pupils_council FORCE ROW LEVEL SECURITY;
"""


def _key(**more: bool) -> "models.ForeignKey[models.Model, models.Model]":
    return models.ForeignKey("pupils.Council", on_delete=django.db.models.deletion.PROTECT, related_name="cases", **more)


class Migration(migrations.Migration):
    """The name becomes a row of the school's councils; a letter can ask for a reply by a day of its own."""

    dependencies: ClassVar = [("ehcp", "0005_case_wall"), ("pupils", "0013_wall_of_councils")]

    operations: ClassVar = [
        migrations.AddField("caseevent", "reply_by_on", models.DateField(blank=True, null=True)),
        migrations.AddField("case", "named", _key(null=True)),
        migrations.RunSQL(_NAMED_ONCE, migrations.RunSQL.noop),
        migrations.RunSQL(
            "SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE ehcp_case NO FORCE ROW LEVEL SECURITY",
            "ALTER TABLE ehcp_case FORCE ROW LEVEL SECURITY",
        ),
        migrations.RemoveField("case", "council"),
        migrations.RenameField("case", "named", "council"),
        migrations.AlterField("case", "council", _key()),
        WallKey("ehcp.Case", "council"),
    ]
