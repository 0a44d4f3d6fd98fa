"""Seals a backup to a public key whose private half is kept off the server: files of the format age (age-encryption.org).

A sealed file is opened by this program, or anywhere by ``age -d -i KEYFILE``.
"""

import os
from pathlib import Path

import pyrage
from pyrage import x25519

from senco.backups.errors import BackupProblem, Damaged, NoKey

PRIVATE, PUBLIC = "AGE-SECRET-KEY-", "age1"


def new_key() -> tuple[str, str]:
    """A new pair of keys: (the private one, the public one)."""
    identity = x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def read_public(text: str) -> str:
    """The public key in the text of a file; lines that start with # are skipped. Raises BackupProblem otherwise."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
    if any(line.startswith(PRIVATE) for line in lines):
        raise BackupProblem(
            "This is a private key. Take it off this server, and give the public one here, which starts with age1."
        )
    if len(lines) != 1:
        raise BackupProblem("This is not one public key. Give a file with one line that starts with age1.")
    try:
        x25519.Recipient.from_str(lines[0])
    except pyrage.RecipientError:
        raise BackupProblem("This public key cannot be read. Copy the whole line that starts with age1.") from None
    return lines[0]


def seal(source: Path, target: Path, public: str) -> None:
    """Write a sealed copy of a file."""
    with (
        source.open("rb") as plain,
        os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out,
    ):
        pyrage.encrypt_io(plain, out, [x25519.Recipient.from_str(public)])


def unseal(source: Path, target: Path, key: Path) -> None:
    """Write the opened copy of a sealed file. Raises BackupProblem where the key is not the one, or the file is cut."""
    identity = _read_private(key)
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with source.open("rb") as sealed, os.fdopen(handle, "wb") as out:
            pyrage.decrypt_io(sealed, out, [identity])
    except pyrage.DecryptError:
        raise NoKey(
            f"{source.name} does not open with the key in {key}. Give the private key of the public one that "
            f"manifest.json names under sealed_to."
        ) from None
    except OSError as problem:
        raise Damaged(f"{source.name} is damaged, or the disk is full: {problem}.") from None


def _read_private(key: Path) -> x25519.Identity:
    try:
        lines = key.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise NoKey(f"The key file {key} cannot be read: {getattr(problem, 'strerror', problem)}.") from None
    for line in lines:
        if line.strip().startswith(PRIVATE):
            try:
                return x25519.Identity.from_str(line.strip())
            except pyrage.IdentityError:
                break
    raise NoKey(f"{key} holds no private key. It is the file with a line that starts with {PRIVATE}1.")
