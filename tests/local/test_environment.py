"""What the environment may say, and what is said when it cannot be used."""

from collections.abc import Callable
from pathlib import Path

import pytest

from senco.env import EnvironmentProblem, django_database, parse_database_url, read_environment, read_file

URL = "postgresql://app_rt:pw@db.example:5433/senco"


def test_with_nothing_set_at_all_reading_works(tmp_path: Path) -> None:
    read = read_environment({}, tmp_path)
    assert (read.database_url, read.database_owner_url, read.redis_url) == (None, None, None)
    assert read.secret_key_is_ephemeral
    assert len(read.secret_key) >= 50
    assert not read.debug
    assert not read.as_owner
    assert read.allowed_hosts == ("localhost",)
    assert (read.mail.kind, read.mail.folder) == ("file", tmp_path / "mail")


def test_each_process_without_a_secret_key_makes_up_another(tmp_path: Path) -> None:
    assert read_environment({}, tmp_path).secret_key != read_environment({}, tmp_path).secret_key


def test_a_variable_goes_before_the_file_and_the_file_before_nothing(tmp_path: Path) -> None:
    (tmp_path / "senco.env").write_text("# kept\n\nSECRET_KEY='from the file'\nREDIS_URL=redis://file\n")
    read = read_environment({"REDIS_URL": "redis://variable"}, tmp_path)
    assert read.secret_key == "from the file"
    assert not read.secret_key_is_ephemeral
    assert read.redis_url == "redis://variable"


def test_one_database_address_in_the_environment_hides_those_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "senco.env").write_text("DATABASE_URL=postgresql://a:b@/x\nDATABASE_OWNER_URL=postgresql://c:d@/x\n")
    read = read_environment({"DATABASE_URL": URL}, tmp_path)
    assert read.database_url == URL
    assert read.database_owner_url is None


def test_a_secret_may_come_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("long and secret\n")
    assert read_environment({"SECRET_KEY_FILE": str(tmp_path / "key")}, tmp_path).secret_key == "long and secret"


@pytest.mark.parametrize(
    ("environ", "named", "advice"),
    [
        ({"DEBUG": "perhaps"}, "DEBUG", "Write 1 for yes or 0 for no"),
        ({"TRUSTED_PROXY_COUNT": "-1"}, "TRUSTED_PROXY_COUNT", "Write a whole number"),
        ({"BASE_URL": "sen.school.example"}, "BASE_URL", "such as https://"),
        ({"BASE_URL": "https://sen.school.example/app"}, "BASE_URL", "without a path"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS", "List the names"),
        ({"EMAIL_URL": "mail.example"}, "EMAIL_URL", "smtp://"),
        ({"EMAIL_URL": "smtp://mail.example:many"}, "EMAIL_URL", "port"),
        ({"SECRET_KEY_FILE": "/nowhere/at/all"}, "SECRET_KEY_FILE", "Name a readable file"),
        ({"SECRET_KEY": "a", "SECRET_KEY_FILE": "b"}, "SECRET_KEY", "Keep one"),
    ],
)
def test_a_variable_that_cannot_be_used_is_named_with_advice(
    environ: dict[str, str], named: str, advice: str, tmp_path: Path
) -> None:
    with pytest.raises(EnvironmentProblem, match=advice) as told:
        read_environment(environ, tmp_path)
    assert told.value.name == named


def test_a_line_of_the_file_that_sets_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "senco.env").write_text("SECRET_KEY=a\nDEBUG\n")
    with pytest.raises(EnvironmentProblem, match="line 2"):
        read_file(tmp_path / "senco.env")


def test_hosts_and_cookies_follow_the_address_of_the_site(tmp_path: Path) -> None:
    read = read_environment({"BASE_URL": "https://sen.school.example/"}, tmp_path)
    assert (read.base_url, read.allowed_hosts) == ("https://sen.school.example", ("sen.school.example",))
    assert read.secure_cookies
    assert read_environment({"ALLOWED_HOSTS": "a.example, b.example"}, tmp_path).allowed_hosts == (
        "a.example",
        "b.example",
    )


def test_mail_goes_where_its_address_says(tmp_path: Path) -> None:
    def mail(url: str):  # type: ignore[no-untyped-def]
        return read_environment({"EMAIL_URL": url}, tmp_path).mail

    starttls = mail("smtp://me%40school:p%2Fw@mail.example:2525?tls=1")
    assert (starttls.host, starttls.port, starttls.user, starttls.password) == (
        "mail.example",
        2525,
        "me@school",
        "p/w",
    )
    assert (starttls.starttls, starttls.tls) == (True, False)
    assert (mail("smtps://mail.example").port, mail("smtps://mail.example").tls) == (465, True)
    assert (mail("smtp://mail.example").port, mail("smtp://mail.example?tls=1").port) == (25, 587)
    assert mail("file:///srv/mail").folder == Path("/srv/mail")
    assert mail("console:").kind == "console"


def test_a_database_address_with_a_host_and_port() -> None:
    read = django_database(URL + "?sslmode=require")
    assert read["ENGINE"] == "django.db.backends.postgresql"
    assert [read[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == (
        ["app_rt", "pw", "db.example", "5433", "senco"]
    )
    assert read["OPTIONS"] == {"connect_timeout": "5", "sslmode": "require"}


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://app_rt:pw@/senco?host=/run/a%20b&port=5432",
        "postgresql://app_rt:pw@%2Frun%2Fa%20b:5432/senco",
    ],
)
def test_a_database_address_with_a_socket_folder(url: str) -> None:
    read = django_database(url)
    assert (read["HOST"], read["PORT"], read["NAME"]) == ("/run/a b", "5432", "senco")


def test_a_percent_encoded_password_and_an_ip_address() -> None:
    read = parse_database_url("postgres://app_rt:p%40%2F%3A%23w@[::1]:5432/senco")
    assert (read.password, read.host, read.port) == ("p@/:#w", "::1", "5432")
    assert parse_database_url("postgres://app_rt:pw@[::1]/senco").host == "::1"


@pytest.mark.parametrize(
    "url",
    [
        "mysql://app_rt:secretword@db/senco",
        "postgresql://db/senco",
        "postgresql://app_rt:secretword@db/",
        "postgresql://app_rt:secretword@db:port/senco",
        "postgresql://app_rt:secretword@[db/senco",
        "postgresql://app_rt:secretword@db/senco?sslmod=require",
        "postgresql://app_rt:secret/word@db/senco",
        "postgresql://app_rt:pw?secretword=1@db/senco",
        "postgresql://app_rt:pw@db/senco?secret@word=1",
    ],
)
def test_a_malformed_database_address_is_explained_without_its_password(url: str) -> None:
    with pytest.raises(EnvironmentProblem, match="DATABASE_OWNER_URL: ") as told:
        django_database(url, "DATABASE_OWNER_URL")
    assert "secret" not in str(told.value)


def test_without_an_address_the_first_connection_says_what_is_missing() -> None:
    import psycopg2

    read = django_database(None)
    with pytest.raises(psycopg2.OperationalError, match="DATABASE_URL is not set"):
        psycopg2.connect(host=read["HOST"], user=read["USER"], dbname=read["NAME"])


def test_the_example_file_names_only_variables_that_are_read(example_names: Callable[[], set[str]]) -> None:
    from senco.env import NAMES

    assert example_names() == {*NAMES, "SENCO_DATA"}


@pytest.fixture
def example_names() -> Callable[[], set[str]]:
    example = Path(__file__).resolve().parents[2] / ".env.example"
    lines = [line.lstrip("# ") for line in example.read_text().splitlines()]
    return lambda: {name for line in lines if (name := line.partition("=")[0]).isupper() and "=" in line}
