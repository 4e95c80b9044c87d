"""Settings. What differs between installations comes from the environment:

GIAOBAN_DATA           directory for database, files and secret; default: .giaoban in the home directory
GIAOBAN_DATABASE       address such as postgres://user:password@host/name; default: SQLite in the data directory
GIAOBAN_ALLOWED_HOSTS  names that the server answers to, separated by commas; default: this machine
GIAOBAN_HTTPS          1 behind a server that speaks HTTPS: cookies then travel on HTTPS alone
GIAOBAN_MAIL           mail server for reminders, such as smtp://user:password@host:587; default: none, nothing is sent
GIAOBAN_MAIL_FROM      address that reminders come from; default: giaoban@ and the first of the names above
GIAOBAN_SECOND_FACTOR  roles that must use a second factor, separated by commas: administrator,approver; default: none
GIAOBAN_IDLE_MINUTES   after how many minutes without a page a session ends; default: 60
GIAOBAN_SESSION_HOURS  after how many hours a session ends in any case; default: 10
GIAOBAN_OIDC_…         single sign-on by OpenID Connect, off by default: see giaoban.config.single_sign_on
GIAOBAN_DEBUG          1 to see errors in the browser while developing
"""

import os

import dj_database_url

from giaoban.config.data import data_directory, secret_key
from giaoban.config.mail import mail_server
from giaoban.config.single_sign_on import oidc_settings

DATA = data_directory(os.environ.get("GIAOBAN_DATA"))
SECRET_KEY = secret_key(DATA)
DEBUG = os.environ.get("GIAOBAN_DEBUG") == "1"
ALLOWED_HOSTS = [
    name.strip()
    for name in os.environ.get("GIAOBAN_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
    if name.strip()
]
HTTPS = os.environ.get("GIAOBAN_HTTPS") == "1"
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in ALLOWED_HOSTS if name != "*"] if HTTPS else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "rules",
    "giaoban.apps.journal",
    "giaoban.apps.units",
    "giaoban.apps.people",
    "giaoban.apps.documents",
    "giaoban.apps.targets",
    "giaoban.apps.figures",
    "giaoban.apps.collection",
    "giaoban.apps.reviews",
    "giaoban.apps.rollups",
    "giaoban.apps.upkeep",
    "giaoban.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "giaoban.web.middleware.ContentSecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "giaoban.web.middleware.Language",
    "giaoban.web.session_end.SessionEnd",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

ROOT_URLCONF = "giaoban.config.urls"
WSGI_APPLICATION = "giaoban.config.wsgi.application"

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("GIAOBAN_DATABASE") or f"sqlite:///{DATA / 'giaoban.sqlite3'}", conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000",
    }

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
]
OIDC = oidc_settings(os.environ)
SINGLE_SIGN_ON = bool(OIDC)
globals().update(OIDC)
if SINGLE_SIGN_ON:
    AUTHENTICATION_BACKENDS.append("giaoban.web.single_sign_on.KnownAccounts")
SECOND_FACTOR_ROLES = [role.strip() for role in os.environ.get("GIAOBAN_SECOND_FACTOR", "").split(",") if role.strip()]
OTP_TOTP_ISSUER = "Giao Ban"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/dang-nhap/"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_LOCKOUT_CALLABLE = "giaoban.web.views.session.locked_out"
CSRF_FAILURE_VIEW = "giaoban.web.views.errors.forged"

MAIL = mail_server(os.environ.get("GIAOBAN_MAIL"))
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.host, MAIL.port, MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.starttls, MAIL.tls
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = (
    os.environ.get("GIAOBAN_MAIL_FROM") or f"giaoban@{ALLOWED_HOSTS[0] if ALLOWED_HOSTS else 'localhost'}"
)

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
USE_I18N = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "giaoban.web.fonts.FontFinder",
]
MEDIA_ROOT = DATA / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_HANDLERS = [
    "giaoban.web.uploads.SizeLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FILES = 200
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "giaoban.apps.people.sessions"
SESSION_COOKIE_AGE = int(os.environ.get("GIAOBAN_SESSION_HOURS", "10")) * 60 * 60
SESSION_IDLE_SECONDS = int(os.environ.get("GIAOBAN_IDLE_MINUTES", "60")) * 60
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"axes": {"level": "ERROR"}},
}
