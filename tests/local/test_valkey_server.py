"""The embedded Valkey asks for its password and keeps what was queued."""

import os
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import redis

from senco.local.folder import DataFolder
from senco.local.processes import is_alive, noted_process
from senco.local.valkey import Valkey


def test_without_the_password_it_answers_nothing_and_queued_work_survives_a_restart(
    tmp_path: Path, data_folder: Callable[[Path], DataFolder]
) -> None:
    folder = data_folder(tmp_path / "a folder")
    first = Valkey(folder)
    first.start()
    try:
        with socket.create_connection(("127.0.0.1", first.port)) as stranger:
            stranger.sendall(b"PING\r\n")
            assert stranger.recv(100).startswith(b"-NOAUTH")
        with redis.Redis.from_url(first.address) as client:
            client.rpush("celery", "one", "two")
            assert client.config_get("bind")["bind"] == "127.0.0.1"
            assert client.config_get("appendonly")["appendonly"] == "yes"
        assert (folder.root / "valkey" / "valkey.conf").stat().st_mode & 0o777 == 0o600
        assert (folder.root / "secrets" / "valkey").stat().st_mode & 0o777 == 0o600
        assert first.password.encode() not in Path(f"/proc/{noted_process(first.note)}/cmdline").read_bytes()
    finally:
        first.stop()
    assert not first.is_running()
    second = Valkey(folder)
    second.start()
    try:
        with redis.Redis.from_url(second.address) as client:
            assert client.lrange("celery", 0, -1) == [b"one", b"two"]
    finally:
        second.stop()


def test_after_a_kill_it_comes_back_at_the_same_address(
    tmp_path: Path, data_folder: Callable[[Path], DataFolder]
) -> None:
    valkey = Valkey(data_folder(tmp_path))
    valkey.start()
    try:
        before = valkey.address
        with redis.Redis.from_url(before) as client:
            client.rpush("celery", "one")
        assert is_alive(server := noted_process(valkey.note), str(valkey.settings))
        os.kill(server, signal.SIGKILL)
        while valkey.is_running():
            pass
        valkey.start()
        assert valkey.address == before
        with redis.Redis.from_url(before) as client:
            assert client.lrange("celery", 0, -1) == [b"one"]
    finally:
        valkey.stop()


def test_one_left_over_by_a_killed_parent_is_ended_first(
    tmp_path: Path, data_folder: Callable[[Path], DataFolder]
) -> None:
    folder = data_folder(tmp_path)
    left_over, new = Valkey(folder), Valkey(folder)
    left_over.start()
    try:
        new.start()
        assert not left_over.is_running()
        assert new.is_running()
    finally:
        new.stop()
        left_over.stop()
