"""All settings, driven by the environment. Importing this starts nothing and connects to nothing."""

import os
import sys
from pathlib import Path

from bootstrap_wrapper import get_bootstrap_css_dir
from csp.constants import NONE, SELF
from whitenoise.compress import Compressor

from senco.access.roles import Can
from senco.env import data_folder, django_database, parse_database_url, read_environment

BASE_DIR = Path(__file__).resolve().parent.parent
ENVIRONMENT = read_environment(os.environ, data_folder(os.environ, BASE_DIR))

SECRET_KEY = ENVIRONMENT.secret_key
SECRET_KEY_IS_EPHEMERAL = ENVIRONMENT.secret_key_is_ephemeral
DEBUG = ENVIRONMENT.debug
BASE_URL = ENVIRONMENT.base_url
TRIAL = ENVIRONMENT.trial  # invented children only: the demo school and its printed password may be made here
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts)
CSRF_TRUSTED_ORIGINS = [BASE_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "senco.staticfiles.SencoStaticFilesConfig",
    "django.forms",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "senco.access",
    "senco.backups",
    "senco.audit",
    "senco.accounts",
    "senco.calendar",
    "senco.documents",
    "senco.files",
    "pupils",
    "provision",
    "ehcp",
    "dashboards",
]

MIDDLEWARE = [
    "senco.access.middleware.RequestLog",
    "senco.access.middleware.Headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "senco.access.middleware.DoorRequired",
]

ROOT_URLCONF = "senco.urls"
WSGI_APPLICATION = "senco.wsgi.application"
SIGN_IN_PREFIX = "/account/"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "senco.access.context.shell",
            ],
            "builtins": ["senco.access.templatetags.senco_ui"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# The owner of the tables migrates; everything else signs in as a role that owns nothing.
APPLICATION_ROLE = parse_database_url(ENVIRONMENT.database_url).user if ENVIRONMENT.database_url else "app_rt"
_address = ENVIRONMENT.database_owner_url if ENVIRONMENT.as_owner else ENVIRONMENT.database_url
DATABASES = {
    "default": {
        **django_database(_address, "DATABASE_OWNER_URL" if ENVIRONMENT.as_owner else "DATABASE_URL"),
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": 600,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # Rate limits of sign-in live here and must hold when the broker is gone, so: the database.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "senco_cache"},
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static", ("bootstrap/css", get_bootstrap_css_dir())]
STATIC_ROOT = ENVIRONMENT.data_dir / "static"
_TESTING = "pytest" in sys.modules
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if _TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# A browser asks for a source map only while somebody debugs; compressing them took most of a first start.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")
MEDIA_ROOT = ENVIRONMENT.data_dir / "media"
FILES_QUOTA = ENVIRONMENT.files_gb * 1024**3  # bytes that the files of one school may take
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

# --- sign-in (allauth); the limits are for a school, which is one address with hundreds of people behind it
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["senco.accounts.hashers.SchoolArgon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "senco.accounts.adapter.SchoolAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the address of an account is the one its invitation was sent to
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_RATE_LIMITS = {
    "login": "600/m/ip",
    "login_failed": "120/m/ip,5/5m/key",
    "reset_password": "60/m/ip,5/m/key",
    "reset_password_from_key": "60/m/ip",
    "change_password": "10/m/user",
    "reauthenticate": "10/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.trusted_proxy_count
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = BASE_URL.startswith("http://localhost")
MFA_ADAPTER = "senco.accounts.adapter.SchoolMFAAdapter"
MFA_TOTP_ISSUER = "senco"
MFA_TOTP_TOLERANCE = 1  # a code typed as it changes, or from a phone half a minute off, is still right

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 60 * 60  # sliding: a shared computer is not left open, and an hour's writing is not lost
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.secure_cookies
SESSION_COOKIE_NAME = "__Host-session" if ENVIRONMENT.secure_cookies else "session"

# --- headers
SECURE_SSL_REDIRECT = False  # the proxy in front redirects; health checks come in plain
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600 if ENVIRONMENT.secure_cookies else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.trusted_proxy_count else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- mail
EMAIL_BACKEND = "senco.accounts.mail.OneRecipientBackend"
EMAIL_DELIVERY_BACKEND = f"django.core.mail.backends.{ENVIRONMENT.mail.kind.replace('file', 'filebased')}.EmailBackend"
EMAIL_FILE_PATH = ENVIRONMENT.mail.folder
EMAIL_HOST, EMAIL_PORT = ENVIRONMENT.mail.host, ENVIRONMENT.mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = ENVIRONMENT.mail.user, ENVIRONMENT.mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = ENVIRONMENT.mail.starttls, ENVIRONMENT.mail.tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from

# --- the worker: a task is "go and look in the database", so nothing of worth is ever in the broker
CELERY_BROKER_URL = ENVIRONMENT.redis_url or "redis://127.0.0.1:1/0"
CELERY_TASK_IGNORE_RESULT = True
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 120
CELERY_TASK_SOFT_TIME_LIMIT = 100
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_CONNECTION_TIMEOUT = 0.5
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# For those who publish. The worker waits on its socket and sets longer ones for itself (senco/celery.py).
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    "socket_timeout": 0.5,
    "socket_connect_timeout": 0.5,
    "max_retries": 0,
}
CELERY_TIMEZONE = TIME_ZONE
CELERY_WORKER_HIJACK_ROOT_LOGGER = False

# --- what the floor calls above it, named and never imported (law 1)
JOB_KINDS = {
    "pupils.import": "pupils.tasks.apply_import",
    "pupils.rollover": "pupils.tasks.roll_over",
    "dashboards.act": "dashboards.tasks.carry_on_act",
}
SWEEPS = [
    "pupils.services.rollover.roll_over_if_due",
    "ehcp.services.candidate_ends.delete_what_is_over",
    "dashboards.services.reminders.remind_of_what_is_due",
    "dashboards.services.consultation_reminders.remind_of_consultations",
    "senco.accounts.services.invitations.remind_of_waiting",
    "senco.accounts.services.notices.digest_notices",
    "dashboards.services.weekly.send_the_week",
    "pupils.services.acts.put_drafts_away",
    "senco.documents.services.remove_made",
]
SWEEP_FROM_HOUR = 5
LAST_PROVEN_BACKUP = "senco.backups.selectors.last_proven_at"
BELL_COUNT = "senco.accounts.selectors.unread_count"
WHO_IS_LINKED = "pupils.staffing_selectors.who_is_linked"  # asked by the list of people: who sees whom
STAFF_JOINED = "pupils.services.staff_file.link_expected"  # called when somebody accepts a role on the staff
STAFF_LEFT = "pupils.services.staffing.end_links_of"  # called when somebody's last role on the staff is ended
YEAR_TURNED = "provision.services.handing_on.hand_cycles_on"  # called when the school year is rolled over
YEAR_TURNED_BACK = "provision.services.handing_on.hand_cycles_back"
PARENT_JOINED = "pupils.services.parents.link_invited"  # called when a parent or carer accepts an invitation
PARENT_LEFT = "pupils.services.parents.end_links"  # called when somebody's role as a parent or carer is ended
REQUEST_IS_OPEN = "ehcp.selectors.has_open_case"  # asked by a review, which does not offer a second request
CHILD_PAGES = "ehcp.steps_selectors.child_pages"  # what else a parent can read about a child: words and view
FIRST_PAGES = [
    (Can.SEE_TODAY, "today"),
    (Can.SEE_CLASSES, "class_list"),
    (Can.MANAGE_PEOPLE, "people_list"),
    (Can.SEE_FIGURES, "figures"),
    (Can.SEE_OWN_CHILDREN, "child_list"),
]
# What the register offers for many pupils at once: kind, words, icon, and the permission that it asks for one pupil alone.
BULK_ACTS = [
    ("sheets", "Print their sheets", "print", Can.PRINT_SHEET),
    ("join", "Put into a teaching group", "users", Can.KEEP_CLASSES),
    ("review", "Move the review day", "cal", Can.RUN_CYCLES),
    ("confirm", "Confirm the status they came with", "check", Can.EDIT_NEEDS),
]
# label, view, icon, who sees it, what counts the things to do there
NAVIGATION = [
    ("Today", "today", "today", Can.SEE_TODAY, "dashboards.count_selectors.today_count"),
    ("Overview", "overview", "layers", Can.SEE_OVERVIEW, None),
    ("Register", "register", "list", Can.SEE_REGISTER, None),
    ("Concerns", "concern_list", "say", Can.SEE_CONCERNS, "pupils.selectors.open_concern_count"),
    ("Classes", "class_list", "users", Can.SEE_CLASSES, None),
    ("EHC cases", "case_list", "case", Can.SEE_CASES, None),
    ("Due dates", "due_dates", "wait", Can.SEE_DATES, None),
    ("Figures", "figures", "chart", Can.SEE_FIGURES, None),
    ("People", "people_list", "users", Can.MANAGE_PEOPLE, None),
    ("Classes and staff", "staffing_page", "user", Can.KEEP_CLASSES, None),
    ("Bring in pupils", "import_start", "upload", Can.IMPORT_PUPILS, None),
    ("Calendar", "calendar", "cal", Can.SEE_CALENDAR, None),
    ("New school year", "rollover_decide", "swap", Can.TURN_YEAR, None),
    ("Who did what", "event_list", "clock", Can.SEE_LOG, None),
    ("My children", "child_list", "home", Can.SEE_OWN_CHILDREN, None),
]
SHORT_LABELS = {"Due dates": "Dates", "Classes and staff": "Staff", "Bring in pupils": "Bring in", "New school year": "New year"}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "senco.logs.JsonFormatter"}},
    "filters": {"no_address": {"()": "senco.logs.NoAddress"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["no_address"]}},
    "root": {"handlers": ["out"], "level": "INFO"},
    "loggers": {
        # What WeasyPrint says may quote the text of a paper.
        "weasyprint": {"level": "CRITICAL"},
        "fontTools": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},
    },
}
