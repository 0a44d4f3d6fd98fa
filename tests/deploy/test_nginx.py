"""The proxy's settings: all directives are real and in their place, nothing is logged that may name a child."""

from pathlib import Path
from typing import Any

import crossplane
import pytest
from django.conf import settings

from tests.deploy.composed import ROOT, services

FILE = ROOT / "senco/deploy/nginx.conf"


@pytest.fixture(scope="module")
def parsed() -> list[dict[str, Any]]:
    """The settings as nginx's own parser for Python reads them; it knows every directive, its place and its arguments."""
    read = crossplane.parse(str(FILE), strict=True, check_ctx=True, check_args=True, catch_errors=True)
    assert read["status"] == "ok", read["errors"]
    found: list[dict[str, Any]] = read["config"][0]["parsed"]
    return found


def inside(block: list[dict[str, Any]], *path: str) -> list[dict[str, Any]]:
    """The directives of a block: ``inside(parsed, "http", "server 8443", "location /")``."""
    for step in path:
        word, _, mark = step.partition(" ")
        block = next(
            entry["block"]
            for entry in block
            if entry["directive"] == word and (not mark or mark in entry["args"] or _listens(entry, mark))
        )
    return block


def _listens(entry: dict[str, Any], port: str) -> bool:
    return any(inner["directive"] == "listen" and port in inner["args"] for inner in entry.get("block", []))


def values(block: list[dict[str, Any]], directive: str) -> list[list[str]]:
    return [entry["args"] for entry in block if entry["directive"] == directive]


def test_plain_http_leads_to_https_and_a_watchman_gets_his_answer(parsed: list[dict[str, Any]]) -> None:
    assert values(inside(parsed, "http", "server 8080", "location /"), "return") == [
        ["301", "https://$host$request_uri"]
    ]
    assert values(inside(parsed, "http", "server 8080", "location /alive"), "return") == [["200", "ok"]]
    assert services()["proxy"]["healthcheck"]["test"][-1] == "http://127.0.0.1:8080/alive"


def test_tls_is_of_a_version_that_is_still_good_with_the_secrets_of_the_installation(
    parsed: list[dict[str, Any]],
) -> None:
    assert values(inside(parsed, "http"), "ssl_protocols") == [["TLSv1.2", "TLSv1.3"]]
    server = inside(parsed, "http", "server 8443")
    assert values(server, "listen") == [["8443", "ssl"]]
    assert values(server, "ssl_certificate") == [["/run/secrets/tls_certificate"]]
    assert values(server, "ssl_certificate_key") == [["/run/secrets/tls_key"]]


def test_requests_reach_the_web_service_where_it_listens(parsed: list[dict[str, Any]]) -> None:
    server = inside(parsed, "http", "server 8443")
    port = services()["web"]["command"][2].rpartition(":")[2]
    assert values(server, "set") == [["$web", "web"]]
    assert values(inside(server, "location /"), "proxy_pass") == [[f"http://$web:{port}"]]


def test_the_web_server_learns_who_asks_and_that_it_was_by_https_and_cannot_be_told_otherwise(
    parsed: list[dict[str, Any]],
) -> None:
    headers = dict(values(inside(parsed, "http", "server 8443", "location /"), "proxy_set_header"))
    assert headers["X-Forwarded-For"] == "$remote_addr"
    assert headers["X-Forwarded-Proto"] == "https"
    assert headers["Host"] == "$host"
    assert services()["web"]["environment"]["TRUSTED_PROXY_COUNT"] == "1"


def test_no_address_is_logged(parsed: list[dict[str, Any]]) -> None:
    assert values(inside(parsed, "http"), "access_log") == [["off"]]
    assert values(parsed, "error_log") == [["/dev/stderr", "crit"]]


def test_the_program_refuses_what_is_too_large_and_not_the_proxy(parsed: list[dict[str, Any]]) -> None:
    ((limit,),) = values(inside(parsed, "http"), "client_max_body_size")
    assert int(limit.removesuffix("m")) * 1024 * 1024 > settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def test_while_the_web_server_is_away_a_calm_page_says_so(parsed: list[dict[str, Any]]) -> None:
    away = inside(parsed, "http", "server 8443", "location @away")
    ((status, page),) = values(away, "return")
    assert status == "503"
    assert "your words are still on the page" in page
    assert ["Retry-After", "30", "always"] in values(away, "add_header")


def test_it_writes_only_where_a_read_only_container_lets_it(parsed: list[dict[str, Any]]) -> None:
    places = values(parsed, "pid") + [
        entry["args"] for entry in inside(parsed, "http") if entry["directive"].endswith("temp_path")
    ]
    assert len(places) == 6
    assert all(Path(place).parent == Path("/tmp") for (place,) in places)
