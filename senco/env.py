"""Reads the environment into plain values, once, and says in plain words what is missing or malformed."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

FILE_NAME = "senco.env"
DATABASE_NAMES = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_BACKUP_URL")
NAMES = (
    "SECRET_KEY",
    *DATABASE_NAMES,
    "REDIS_URL",
    "BASE_URL",
    "ALLOWED_HOSTS",
    "EMAIL_URL",
    "EMAIL_FILE_DIR",
    "EMAIL_FROM",
    "DEBUG",
    "SECURE_COOKIES",
    "TRUSTED_PROXY_COUNT",
    "TRIAL",
    "FILES_GB",
    "BACKUP_DIR",
    "BACKUP_RECIPIENT",
)
FILES_GB = 10  # room for the files of one school where nothing else is set: about ten thousand reports
YES, NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}

# libpq parameters that may stand in the query of a database address; anything else is taken for a slip.
DATABASE_OPTIONS = {
    "application_name",
    "channel_binding",
    "connect_timeout",
    "gssencmode",
    "keepalives",
    "keepalives_idle",
    "options",
    "sslcert",
    "sslkey",
    "sslmode",
    "sslrootcert",
    "target_session_attrs",
}
# PostgreSQL's client repeats this "folder" in its error, so that a first query without a database explains itself.
NO_DATABASE = "/DATABASE_URL is not set. Run bin/start or set it"


class EnvironmentProblem(Exception):
    """A variable that cannot be used as it stands; the text names it and says how to put it right."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"{name}: {what}")
        self.name = name


@dataclass(frozen=True)
class DatabaseAddress:
    """A parsed ``postgresql://`` address; `host` is a name, an IP address or a socket folder, empty for the default."""

    user: str
    password: str
    host: str
    port: str
    name: str
    options: dict[str, str]


@dataclass(frozen=True)
class MailServer:
    """Where mail goes: `kind` is ``smtp``, ``file`` (one file a message in `folder`) or ``console``."""

    kind: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False
    folder: Path | None = None


@dataclass(frozen=True)
class Environment:
    """All that the settings take from outside. Addresses stay text until they are used."""

    data_dir: Path
    secret_key: str
    secret_key_is_ephemeral: bool
    debug: bool
    database_url: str | None
    database_owner_url: str | None
    database_backup_url: str | None
    as_owner: bool
    redis_url: str | None
    base_url: str
    allowed_hosts: tuple[str, ...]
    secure_cookies: bool
    trusted_proxy_count: int
    trial: bool
    mail: MailServer
    mail_from: str
    files_gb: int
    backup_dir: Path | None
    backup_recipient: str


def data_folder(environ: Mapping[str, str], checkout: Path) -> Path:
    """The folder for everything that is kept: ``SENCO_DATA``, or ``var/`` in the checkout."""
    return Path(environ.get("SENCO_DATA") or checkout / "var").absolute()


def read_environment(environ: Mapping[str, str], data_dir: Path) -> Environment:
    """Read the variables, then ``senco.env`` in `data_dir` for those not set. With nothing set at all this works too."""
    values = _merged(environ, data_dir)
    base_url = _base_url(values.get("BASE_URL", "http://localhost:8000"))
    secret_key = values.get("SECRET_KEY", "")
    return Environment(
        data_dir=data_dir,
        secret_key=secret_key or secrets.token_urlsafe(50),
        secret_key_is_ephemeral=not secret_key,
        debug=_yes_or_no(values, "DEBUG", default=False),
        database_url=values.get("DATABASE_URL"),
        database_owner_url=values.get("DATABASE_OWNER_URL"),
        database_backup_url=values.get("DATABASE_BACKUP_URL"),
        as_owner=_yes_or_no(environ, "SENCO_AS_OWNER", default=False),
        redis_url=values.get("REDIS_URL"),
        base_url=base_url,
        allowed_hosts=_hosts(values, base_url),
        secure_cookies=_yes_or_no(values, "SECURE_COOKIES", default=base_url.startswith("https://")),
        trusted_proxy_count=_count(values, "TRUSTED_PROXY_COUNT"),
        trial=_yes_or_no(values, "TRIAL", default=False),
        mail=_mail_server(values, data_dir),
        mail_from=values.get("EMAIL_FROM", "Senco <senco@localhost>"),
        files_gb=_count(values, "FILES_GB") or FILES_GB,
        backup_dir=Path(folder).absolute() if (folder := values.get("BACKUP_DIR")) else None,
        backup_recipient=values.get("BACKUP_RECIPIENT", ""),
    )


def read_file(path: Path) -> dict[str, str]:
    """The ``NAME=value`` lines of a file; empty lines and lines that start with ``#`` are skipped. No file: nothing."""
    values: dict[str, str] = {}
    if not path.is_file():
        return values
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        name, equals, value = text.partition("=")
        if not equals:
            raise EnvironmentProblem(str(path), f"line {number} has no '='. Write NAME=value, or take the line out.")
        value = value.strip()
        quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
        values[name.strip()] = value[1:-1] if quoted else value
    return values


def _merged(environ: Mapping[str, str], data_dir: Path) -> dict[str, str]:
    """Variables first, then the file. The database addresses belong together: one that is set hides the file's three."""
    given_here = {name: value for name in NAMES if (value := given(environ, name))}
    from_file = {name: value for name, value in read_file(data_dir / FILE_NAME).items() if value}
    if any(name in given_here for name in DATABASE_NAMES):
        from_file = {name: value for name, value in from_file.items() if name not in DATABASE_NAMES}
    return {**from_file, **given_here}


def given(environ: Mapping[str, str], name: str) -> str:
    """The variable's value, or the content of the file that ``<name>_FILE`` names (a container's secret)."""
    value, file_name = environ.get(name, ""), environ.get(f"{name}_FILE", "")
    if not file_name:
        return value
    if value:
        raise EnvironmentProblem(name, f"both {name} and {name}_FILE are set. Keep one of them.")
    try:
        return Path(file_name).read_text(encoding="utf-8").strip()
    except OSError as problem:
        reason = problem.strerror or "it cannot be read"
        raise EnvironmentProblem(f"{name}_FILE", f"cannot read {file_name} ({reason}). Name a readable file.") from None


def _yes_or_no(values: Mapping[str, str], name: str, *, default: bool) -> bool:
    text = values.get(name, "").strip().lower()
    if not text:
        return default
    if text not in YES | NO:
        raise EnvironmentProblem(name, f"is {text!r}. Write 1 for yes or 0 for no.")
    return text in YES


def _count(values: Mapping[str, str], name: str) -> int:
    text = values.get(name, "0").strip()
    if not text.isascii() or not text.isdigit():
        raise EnvironmentProblem(name, f"is {text!r}. Write a whole number, 0 or more.")
    return int(text)


def _base_url(text: str) -> str:
    parts = _split("BASE_URL", text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
        raise EnvironmentProblem(
            "BASE_URL", f"is {text!r}. Write the site's address without a path, such as https://sen.school.example"
        )
    return f"{parts.scheme}://{parts.netloc}"


def _hosts(values: Mapping[str, str], base_url: str) -> tuple[str, ...]:
    hosts = tuple(host for item in values.get("ALLOWED_HOSTS", "").split(",") if (host := item.strip()))
    if "*" in hosts:
        raise EnvironmentProblem("ALLOWED_HOSTS", "'*' would let anyone choose our name. List the names, with commas.")
    return hosts or (urlsplit(base_url).hostname or "localhost",)


def _mail_server(values: Mapping[str, str], data_dir: Path) -> MailServer:
    text = values.get("EMAIL_URL", "")
    if not text:
        return MailServer("file", folder=Path(values.get("EMAIL_FILE_DIR") or data_dir / "mail"))
    parts = _split("EMAIL_URL", text)
    if parts.scheme == "console":
        return MailServer("console")
    if parts.scheme == "file" and parts.path:
        return MailServer("file", folder=Path(unquote(parts.path)))
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise EnvironmentProblem(
            "EMAIL_URL",
            "write smtp://user:password@host:587?tls=1, smtps://user:password@host, file:///folder or console:",
        )
    query = dict(parse_qsl(parts.query))
    tls = parts.scheme == "smtps"
    return MailServer(
        "smtp",
        host=parts.hostname,
        port=_port("EMAIL_URL", lambda: parts.port) or (465 if tls else 587 if "tls" in query else 25),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=not tls and _yes_or_no({"EMAIL_URL": query.get("tls", "")}, "EMAIL_URL", default=False),
        tls=tls,
    )


def parse_database_url(url: str, name: str = "DATABASE_URL") -> DatabaseAddress:
    """Take an address apart; `name` is the variable to name in a complaint, which never repeats the password."""
    parts = _split(name, url)
    example = "Write postgresql://user:password@host:5432/database, percent-encoding any of /?#@: in the password."
    if "@" in parts.query or "@" in parts.fragment:
        raise EnvironmentProblem(name, f"has an @ in an odd place. {example}")
    if parts.scheme not in ("postgresql", "postgres"):
        raise EnvironmentProblem(name, f"does not start with postgresql://. {example}")
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    unknown = sorted(query.keys() - DATABASE_OPTIONS - {"host", "port"})
    if unknown:
        raise EnvironmentProblem(
            name, f"has the unknown option {unknown[0]!r}. Known: {', '.join(sorted(DATABASE_OPTIONS))}."
        )
    credentials, _, place = parts.netloc.rpartition("@")
    user, _, password = credentials.partition(":")
    database = unquote(parts.path.lstrip("/"))
    if not user or not database or "/" in database:
        raise EnvironmentProblem(name, f"names no {'user' if not user else 'database'}. {example}")
    port = _port(name, lambda: urlsplit(f"//{place}").port)
    host = place.removesuffix(f":{port}") if port else place.removesuffix(":")
    return DatabaseAddress(
        user=unquote(user),
        password=unquote(password),
        host=query.pop("host", "") or unquote(host).strip("[]"),
        port=query.pop("port", "") or str(port or ""),
        name=database,
        options=query,
    )


def django_database(url: str | None, name: str = "DATABASE_URL") -> dict[str, object]:
    """One entry of Django's ``DATABASES``; without an address, one whose first connection fails and says why."""
    address = parse_database_url(url, name) if url else DatabaseAddress("senco", "", NO_DATABASE, "", "senco", {})
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address.name,
        "USER": address.user,
        "PASSWORD": address.password,
        "HOST": address.host,
        "PORT": address.port,
        "OPTIONS": {"connect_timeout": "5", **address.options},
        "CONN_HEALTH_CHECKS": True,
    }


def _split(name: str, text: str) -> SplitResult:
    try:
        return urlsplit(text)
    except ValueError:
        raise EnvironmentProblem(name, "is not an address. Look for a stray [ or ] and percent-encode it.") from None


def _port(name: str, read: Callable[[], int | None]) -> int | None:
    try:
        return read()
    except ValueError:
        raise EnvironmentProblem(name, "the port is not a number from 0 to 65535.") from None
