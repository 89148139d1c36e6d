"""Django's settings of a desk, from the environment and the desk's home. Importing them changes nothing on disk."""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from colophon.adapters.settings import Settings, settings_in
from colophon.desk.database import embedded, named

HOME = Path(os.environ.get("COLOPHON_HOME") or "colophon-desk").absolute()
SECRET_FILE = HOME / "secret"
PACKAGE = Path(__file__).resolve().parent


def _own_settings(file: Path) -> Settings:
    """What the desk's colophon.toml says; what holds without one."""
    return settings_in(file.read_bytes()) if file.is_file() else Settings()


_own = _own_settings(HOME / "colophon.toml")
DESK = _own.desk
CHECK_WEIGHTS = _own.checks
ADDRESS = os.environ.get("COLOPHON_ADDRESS") or DESK.address
HTTPS = ADDRESS.startswith("https://")
_named_hosts = [one.strip() for one in os.environ.get("COLOPHON_HOSTS", "").split(",") if one.strip()]
_own_host = ADDRESS.partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0]

DATABASES = {"default": named(os.environ["DATABASE_URL"]) if os.environ.get("DATABASE_URL") else embedded(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Made by founding a desk; Django refuses to use an empty one, and nothing in the repository is a secret.
SECRET_KEY = SECRET_FILE.read_text("ascii").strip() if SECRET_FILE.is_file() else ""

INSTALLED_APPS = [
    "colophon.desk.app.DeskConfig",  # first: its templates stand in for those of allauth
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
]
MIDDLEWARE = [
    "colophon.desk.operations.request_log.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "colophon.desk.static_files.DeskStaticFiles",
    "django.middleware.gzip.GZipMiddleware",  # with random bytes against guessing by length
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "colophon.desk.reading_language.ReadingLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "colophon.desk.headers.HeadersMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "colophon.desk.refusals.RefusalMiddleware",
]
ROOT_URLCONF = "colophon.desk.urls"
WSGI_APPLICATION = "colophon.desk.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "colophon.desk.page.page",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "colophon.desk.templatetags.desk"],
        },
    }
]

# Who signs in, and how.
AUTH_USER_MODEL = "desk.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "colophon.desk.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_USER_DISPLAY = "colophon.desk.accounts.display"
# Rate limits go by the visitor: behind a proxy that is the address it forwards, else the one that connects.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0
MFA_ADAPTER = "colophon.desk.accounts.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Colophon"

# Replay markers and rate limits must be the same for every process, so the cache is a table.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "desk_cache"}}
if HTTPS:  # such names are taken from this host only, over HTTPS, for all of its paths
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
SESSION_ENGINE = "colophon.desk.sessions"
SESSION_COOKIE_AGE = 30 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None  # in a container it comes from afar
CSRF_FAILURE_VIEW = "colophon.desk.views.refused.csrf_failure"
CSRF_TRUSTED_ORIGINS = [ADDRESS.rstrip("/")] if ADDRESS else []
LANGUAGE_COOKIE_SAMESITE = "Lax"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"  # nothing leaves the machine unasked
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# What browsers are told.
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *([_own_host] if _own_host else []), *_named_hosts]
SECURE_HSTS_SECONDS = 180 * 24 * 3600 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "https:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # names to sign in with are unique in any case, by a constraint

STATIC_URL = "/static/"
STATIC_ROOT = HOME / ".static"  # a copy with hashes in its names; may be deleted
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "colophon.desk.static_files.HashedFiles"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
WHITENOISE_ALLOW_ALL_ORIGINS = False

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
FORMAT_MODULE_PATH = ["colophon.desk.date_forms"]
LANGUAGES = [
    ("en", "English"),
    ("zh-hans", "简体中文"),
    ("zh-hant", "繁體中文"),
    ("es", "Español"),
    ("fr", "Français"),
    ("uk", "Українська"),
    ("ar", "العربية"),
]
LOCALE_PATHS = [PACKAGE / "locale"]
DEBUG = False
_LOG = os.environ.get("COLOPHON_LOG", "")  # "json": every request, one object a line; else what went wrong
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "colophon.adapters.logs.PlainLines"},
        "json": {"()": "colophon.adapters.logs.JsonLines"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json" if _LOG == "json" else "plain"}},
    "loggers": {
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "colophon": {"handlers": ["console"], "level": "INFO" if _LOG == "json" else "WARNING", "propagate": False},
    },
}
