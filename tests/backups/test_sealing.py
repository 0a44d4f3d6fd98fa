"""A sealed backup opens with its own key only, and never when cut; the private key has no business on the server."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from senco.backups import sealing
from senco.backups.errors import BackupProblem, Damaged, NoKey


@pytest.fixture
def key(tmp_path: Path) -> tuple[Path, str]:
    private, public = sealing.new_key()
    file = tmp_path / "key.txt"
    file.write_text(f"# ours\n{private}\n")
    return file, public


@pytest.mark.parametrize("size", [0, 1, 64 * 1024, 300_000])
def test_what_is_sealed_comes_back_and_cannot_be_read_meanwhile(
    size: int, key: tuple[Path, str], tmp_path: Path
) -> None:
    plain, sealed, back = tmp_path / "plain", tmp_path / "sealed", tmp_path / "back"
    plain.write_bytes(b"SAFE" * (size // 4) + b"x" * (size % 4))
    sealing.seal(plain, sealed, key[1])
    assert b"SAFE" not in sealed.read_bytes()
    assert sealed.read_bytes().startswith(b"age-encryption.org/v1")
    assert sealed.stat().st_mode & 0o777 == 0o600
    sealing.unseal(sealed, back, key[0])
    assert back.read_bytes() == plain.read_bytes()


def test_another_key_does_not_open_it_and_the_refusal_says_which_would(key: tuple[Path, str], tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"x")
    sealing.seal(tmp_path / "plain", tmp_path / "database.dump.age", key[1])
    other = tmp_path / "other.txt"
    other.write_text(sealing.new_key()[0])
    with pytest.raises(NoKey, match="does not open with the key in .*other.txt.*sealed_to"):
        sealing.unseal(tmp_path / "database.dump.age", tmp_path / "back", other)


@pytest.mark.parametrize("cut", [10, 70_000])
def test_a_cut_one_is_damaged(cut: int, key: tuple[Path, str], tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"x" * 200_000)
    sealing.seal(tmp_path / "plain", tmp_path / "sealed", key[1])
    whole = (tmp_path / "sealed").read_bytes()
    (tmp_path / "sealed").write_bytes(whole[:-cut])
    with pytest.raises(Damaged, match="sealed is damaged"):
        sealing.unseal(tmp_path / "sealed", tmp_path / "back", key[0])


def test_a_private_key_on_the_server_is_refused_and_not_repeated(key: tuple[Path, str]) -> None:
    with pytest.raises(BackupProblem, match="private key. Take it off this server") as told:
        sealing.read_public(key[0].read_text())
    assert "AGE-SECRET" not in str(told.value)


@pytest.mark.parametrize(
    ("text", "words"), [("", "not one public key"), ("age1x\nage1y", "not one public key"), ("age1x", "cannot be read")]
)
def test_what_is_no_public_key_is_refused(text: str, words: str) -> None:
    with pytest.raises(BackupProblem, match=words):
        sealing.read_public(text)


def test_a_file_without_a_key_and_one_that_is_not_there_are_named(tmp_path: Path, key: tuple[Path, str]) -> None:
    (tmp_path / "plain").write_bytes(b"x")
    sealing.seal(tmp_path / "plain", tmp_path / "sealed", key[1])
    (tmp_path / "empty").write_text("# nothing\n")
    with pytest.raises(NoKey, match="empty holds no private key"):
        sealing.unseal(tmp_path / "sealed", tmp_path / "a", tmp_path / "empty")
    with pytest.raises(NoKey, match="nowhere cannot be read: No such file"):
        sealing.unseal(tmp_path / "sealed", tmp_path / "b", tmp_path / "nowhere")


def test_the_command_makes_a_pair_once_and_shows_the_public_half_only(tmp_path: Path) -> None:
    out, file = StringIO(), tmp_path / "senco-backup.key"
    call_command("backup_key", "--to", str(file), stdout=out)
    assert sealing.read_public(out.getvalue()).startswith("age1")
    assert "AGE-SECRET" not in out.getvalue()
    assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CommandError, match="never overwritten"):
        call_command("backup_key", "--to", str(file))
    (tmp_path / "public.txt").write_text(out.getvalue())
    (tmp_path / "plain").write_bytes(b"record")
    sealing.seal(tmp_path / "plain", tmp_path / "sealed", sealing.read_public((tmp_path / "public.txt").read_text()))
    sealing.unseal(tmp_path / "sealed", tmp_path / "back", file)
    assert (tmp_path / "back").read_bytes() == b"record"
