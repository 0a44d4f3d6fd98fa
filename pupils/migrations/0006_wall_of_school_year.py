"""The wall between schools, in the database, for places in teaching groups, links to come, the roll-over, talks and referrals."""

from typing import ClassVar

from django.db import migrations

from senco.access.operations import Wall


class Migration(migrations.Migration):
    """Forced row-level security on the new tables."""

    dependencies: ClassVar = [("pupils", "0005_school_year")]

    operations: ClassVar = [
        Wall("pupils.GroupPlace"),
        Wall("pupils.ExpectedLink"),
        Wall("pupils.RollOver"),
        Wall("pupils.ContactNote"),
        Wall("pupils.Referral"),
    ]
