"""Keeping a file: drawn anew if it is a picture, on the disk for nobody else, handed out only if it is still the same."""

import io
import stat
import uuid
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from senco.access.errors import Refused
from senco.access.models import School
from senco.access.roles import Role
from senco.audit.models import Event
from senco.files.models import StoredFile
from senco.files.selectors import files_about, place_of, released_about
from senco.files.services import keeping, pictures
from tests import factories
from tests.files.samples import PDF, photograph, picture

CHILD = uuid.uuid4()


@pytest.fixture
def school(db: None) -> School:
    return factories.make_school()


def acting(school: School, role: Role = Role.SENCO) -> Any:
    return factories.actor_of(factories.make_person(school, role), school)


def keep(school: School, data: bytes = PDF, role: Role = Role.SENCO, **more: Any) -> StoredFile:
    said = {"pupil_id": CHILD, "name": "Report.pdf", "about": "report", "dated_on": factories.today()} | more
    with factories.inside(school):
        return keeping.keep_file(actor=acting(school, role), data=data, **said)


def test_a_file_lies_under_its_school_and_id_for_nobody_else_to_read(school: School, media: Path) -> None:
    stored = keep(school, name="../../../../etc/cron.d/x.pdf")
    place = media / str(school.pk) / str(stored.pk)
    assert place == place_of(stored)
    assert place.read_bytes() == PDF
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert [p for p in media.rglob("*") if p.is_file()] == [place]
    with factories.inside(school):
        assert Event.objects.filter(verb="file_kept", pupil_id=CHILD, target_id=str(stored.pk)).count() == 1


def test_a_photograph_is_kept_upright_and_tells_neither_place_nor_camera(school: School) -> None:
    stored = keep(school, photograph(), name="IMG_1.jpg", about="work")
    kept = place_of(stored).read_bytes()
    assert b"CANARY" not in kept
    assert b"Exif" not in kept
    with Image.open(io.BytesIO(kept)) as drawn:
        assert drawn.size == (20, 40), "turned as the mark said"
        assert not drawn.getexif()
        top, bottom = drawn.getpixel((10, 2)), drawn.getpixel((10, 37))
    assert top[2] > 200 and bottom[0] > 200, "its left half lies at the top now"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_is_hidden_behind_a_picture_is_not_kept(school: School, kind: str) -> None:
    kept = place_of(keep(school, picture(kind) + PDF + b"<script>x</script>")).read_bytes()
    assert b"%PDF" not in kept and b"script" not in kept


def test_a_picture_keeps_what_can_be_seen_through(school: School) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(place_of(keep(school, out.getvalue())).read_bytes())) as drawn:
        assert drawn.mode == "RGBA"


@pytest.mark.parametrize("side", [10_000, 20_000])
def test_a_picture_that_would_burst_is_refused_before_it_is_drawn(
    school: School, monkeypatch: pytest.MonkeyPatch, side: int
) -> None:
    out = io.BytesIO()
    Image.new("1", (side, side)).save(out, "PNG")
    monkeypatch.setattr(Image.Image, "load", lambda *_: pytest.fail("it was drawn"))
    with pytest.raises(Refused, match="50 million points"):
        keep(school, out.getvalue())


def test_a_picture_that_moves_is_refused(school: School) -> None:
    frames = [Image.new("RGB", (4, 4), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    with pytest.raises(Refused, match="moves"):
        keep(school, out.getvalue())


@pytest.mark.parametrize("start", [b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP"])
def test_what_only_begins_like_a_picture_is_refused_in_words(school: School, start: bytes) -> None:
    with pytest.raises(Refused, match="damaged"):
        keep(school, start + b"<?php system('id'); ?>" * 20)


def test_of_a_file_that_is_refused_nothing_stays(school: School, media: Path) -> None:
    with pytest.raises(Refused):
        keep(school, b"MZ")
    assert not media.exists()
    with factories.inside(school):
        assert not StoredFile.objects.exists()


def test_when_the_disk_is_full_the_file_is_refused_in_words(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keeping.os, "fsync", full)
    with pytest.raises(Refused, match="no room on the disk"):
        keep(school)
    with factories.inside(school):
        assert not StoredFile.objects.exists()
        assert not Event.objects.filter(verb="file_kept").exists()


def test_a_school_has_so_much_room_and_is_told_how_much_is_taken(school: School, settings: Any) -> None:
    keep(school)
    settings.FILES_QUOTA = len(PDF) + 10
    with pytest.raises(Refused, match="take 1 KB of 1 KB"):
        keep(school, PDF.replace(b"1.7", b"1.6"))


def test_the_room_of_one_school_is_not_taken_by_another(school: School, settings: Any) -> None:
    keep(school)
    settings.FILES_QUOTA = len(PDF)
    keep(factories.make_school("other"))


def test_the_same_file_is_kept_once_for_a_child_and_again_after_it_was_removed(school: School) -> None:
    first = keep(school)
    with pytest.raises(Refused, match="here already"):
        keep(school)
    keep(school, pupil_id=uuid.uuid4())
    with factories.inside(school):
        keeping.remove_file(actor=acting(school), stored=first, why="twice")
    keep(school)


def test_what_is_removed_is_kept_with_who_and_why_and_is_seen_by_nobody(school: School) -> None:
    stored = keep(school, summary="One step at a time.", released=True)
    with factories.inside(school):
        keeping.remove_file(actor=acting(school), stored=stored, why="another child's")
        row = StoredFile.objects.get()
        assert (row.removed_why, row.removed_by_id is None, row.removed_at is None) == ("another child's", False, False)
        assert place_of(row).exists()
        assert files_about(acting(school), CHILD) == []
        assert released_about(acting(school, Role.TEACHER), CHILD) == []
        with pytest.raises(Refused, match="removed already"):
            keeping.remove_file(actor=acting(school), stored=stored, why="again")
        with pytest.raises(Refused, match="removed already"):
            keeping.describe_file(actor=acting(school), stored=stored, about="letter", dated_on=stored.dated_on, summary="", released=False, confidential=False)


@pytest.mark.parametrize("what", ["changed", "gone"])
def test_what_is_not_the_same_any_more_is_not_handed_out(school: School, what: str) -> None:
    stored = keep(school)
    place = place_of(stored)
    if what == "gone":
        place.unlink()
    else:
        place.write_bytes(PDF + b" ")
    with factories.inside(school):
        with pytest.raises(Refused, match="last backup"):
            keeping.hand_out_file(actor=acting(school), stored=stored)
        assert not Event.objects.filter(verb="document_read").exists()


def test_only_those_who_may_see_confidential_papers_see_them(school: School) -> None:
    stored = keep(school, confidential=True)
    with factories.inside(school):
        seen = {role: [one.pk for one in files_about(acting(school, role), CHILD)] for role in Role}
    assert {role for role, found in seen.items() if found == [stored.pk]} == {Role.SENCO, Role.HEAD}


def test_of_a_released_line_those_who_teach_read_no_more_than_the_line(school: School) -> None:
    keep(school, summary="One step at a time.", released=True)
    keep(school, PDF.replace(b"1.7", b"1.6"), summary="Not for them.")
    with factories.inside(school):
        (line,) = released_about(acting(school, Role.TEACHER), CHILD)
        assert line.summary == "One step at a time."
        assert {"name", "sha256"} <= line.get_deferred_fields()
        assert released_about(acting(school, Role.PARENT), CHILD) == []


@pytest.mark.parametrize(
    ("said", "why"),
    [({"released": True}, "Write the line"), ({"released": True, "summary": "x", "confidential": True}, "is not released")],
)
def test_what_is_released_has_a_line_and_is_not_confidential(school: School, said: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused, match=why):
        keep(school, **said)


@pytest.mark.parametrize("role", [Role.HEAD, Role.TEACHER, Role.PARENT, Role.ADMIN])
def test_others_keep_no_files(school: School, role: Role) -> None:
    with pytest.raises(Refused, match="Only the SENCO or SEN assistant"):
        keep(school, role=role)


def test_a_picture_has_so_many_points_that_a_telephone_takes() -> None:
    assert 8064 * 6048 <= pictures.MOST_POINTS < 10_000 * 10_000
