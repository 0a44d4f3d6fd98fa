"""The wall between schools, in the database."""

from typing import ClassVar

from django.db import migrations

from senco.access.operations import Wall


class Migration(migrations.Migration):
    """Forced row-level security on every walled table of this app."""

    dependencies: ClassVar = [("provision", "0001_initial")]

    operations: ClassVar = [
        Wall("provision.Adaptation"),
        Wall("provision.PupilAdaptation"),
        Wall("provision.AdaptationUse"),
        Wall("provision.Cycle"),
        Wall("provision.Outcome"),
        Wall("provision.Provision"),
        Wall("provision.Allocation"),
        Wall("provision.Profile"),
        Wall("provision.Summary"),
        Wall("provision.SummaryAnswer"),
    ]
