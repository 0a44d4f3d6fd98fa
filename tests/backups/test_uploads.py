"""Uploads go into one archive, and every one is held against its note."""

import io
import tarfile
from pathlib import Path

import pytest

from senco.backups.errors import BackupProblem
from senco.backups.uploads import differences, pack

FILES = {"a/one.pdf": b"%PDF one", "a/Ní Bhriain – 王小明.png": b"\x00\xff" * 900, "empty.txt": b""}


@pytest.fixture
def media(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        (tmp_path / "media" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "media" / name).write_bytes(content)
    return tmp_path / "media"


def repacked(archive: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(archive, "w") as tar:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return archive


def test_all_come_back_with_their_names_closed_to_others(media: Path, tmp_path: Path) -> None:
    noted = pack(media, tmp_path / "uploads.tar")
    assert {name: facts["bytes"] for name, facts in noted.items()} == {name: len(c) for name, c in FILES.items()}
    assert differences(tmp_path / "uploads.tar", noted, into=tmp_path / "back") == []
    for name, content in FILES.items():
        assert (tmp_path / "back" / name).read_bytes() == content
        assert (tmp_path / "back" / name).stat().st_mode & 0o777 == 0o600


def test_no_uploads_at_all_are_a_backup_too(tmp_path: Path) -> None:
    assert pack(tmp_path / "nowhere", tmp_path / "uploads.tar") == {}
    assert differences(tmp_path / "uploads.tar", {}) == []


def test_a_link_out_of_the_folder_is_not_followed(media: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("word")
    (media / "link").symlink_to(tmp_path / "secret")
    assert "link" not in pack(media, tmp_path / "uploads.tar")


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({**FILES, "a/one.pdf": b"%PDF two"}, "The upload a/one.pdf has changed."),
        ({name: c for name, c in FILES.items() if name != "empty.txt"}, "The upload empty.txt is missing."),
        ({**FILES, "more.txt": b"x"}, "The upload more.txt was not noted when the backup was made."),
    ],
)
def test_a_changed_a_missing_and_a_foreign_one_are_named(
    files: dict[str, bytes], told: str, media: Path, tmp_path: Path
) -> None:
    noted = pack(media, tmp_path / "uploads.tar")
    assert differences(repacked(tmp_path / "other.tar", files), noted) == [told]


def test_a_cut_archive_is_told(media: Path, tmp_path: Path) -> None:
    noted = pack(media, tmp_path / "uploads.tar")
    whole = (tmp_path / "uploads.tar").read_bytes()
    (tmp_path / "uploads.tar").write_bytes(whole[:1500])
    told = " ".join(differences(tmp_path / "uploads.tar", noted))
    assert "cannot be read to its end" in told or "has changed" in told
    assert "empty.txt is missing" in told


def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    archive = repacked(tmp_path / "uploads.tar", {"../out.txt": b"x"})
    noted = {"../out.txt": {"bytes": 1, "sha256": "0"}}
    with pytest.raises(BackupProblem, match="outside the folder"):
        differences(archive, noted, into=tmp_path / "back")
    assert not (tmp_path / "out.txt").exists()


def test_of_many_missing_uploads_a_few_are_named_and_the_others_counted(tmp_path: Path) -> None:
    noted = {f"{number}.pdf": {"sha256": ""} for number in range(8)}
    told = differences(repacked(tmp_path / "uploads.tar", {}), noted)
    assert told == [*(f"The upload {number}.pdf is missing." for number in range(3)), "And 5 more uploads are missing."]
