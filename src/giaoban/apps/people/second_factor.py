"""The second factor: a code of a telephone's authenticator (TOTP), and codes on paper for the day that it is lost."""

import secrets

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django_otp import match_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from giaoban.apps.journal.actions import record
from giaoban.apps.people.holding import held
from giaoban.apps.people.models import Account

CODES = 10
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Of a paper code: none that is taken for another."""


def has_second_factor(user: AbstractBaseUser) -> bool:
    """Whether the account asks for a code after the password."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def needs_second_factor(user: AbstractBaseUser) -> bool:
    """Whether a role of the account, its own or handed to it, is one that must use a second factor here."""
    asked = frozenset(settings.SECOND_FACTOR_ROLES)
    return bool(asked) and (user.is_superuser or any(one.role in asked for one in held(user)))


def duty(user: AbstractBaseUser) -> str:
    """What the person must do before anything else: "password", "second-factor", or "" for nothing."""
    if Account.objects.filter(user=user.pk, must_change=True).exists():
        return "password"
    return "second-factor" if needs_second_factor(user) and not has_second_factor(user) else ""


def begin(user: AbstractBaseUser) -> TOTPDevice:
    """The device to enrol, the same until it is confirmed; it opens nothing yet."""
    device = TOTPDevice.objects.filter(user=user, confirmed=False).first()
    return device or TOTPDevice.objects.create(user=user, name="ứng dụng xác thực", confirmed=False)


@transaction.atomic
def confirm(user: AbstractBaseUser, token: str) -> list[str]:
    """Turn the second factor on with the first code of the device; the paper codes, told once. []: a wrong code."""
    device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
    if device is None or not device.verify_token(token):
        return []
    TOTPDevice.objects.filter(user=user, confirmed=True).delete()
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    codes = _paper(user)
    record("people.second_factor_on", subject=user, by=user, username=user.get_username())
    return codes


@transaction.atomic
def renew_codes(user: AbstractBaseUser) -> list[str]:
    """New paper codes; the old ones open nothing any more."""
    record("people.second_factor_codes", subject=user, by=user, username=user.get_username())
    return _paper(user)


def _paper(user: AbstractBaseUser) -> list[str]:
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="mã dự phòng")
    codes = ["".join(secrets.choice(LETTERS) for _ in range(10)) for _ in range(CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


def codes_left(user: AbstractBaseUser) -> int:
    """How many paper codes have not been used."""
    return StaticToken.objects.filter(device__user=user).count()


def right_code(user: AbstractBaseUser, token: str) -> bool:
    """Whether the code is that of the moment or an unused one on paper, which is then used up.

    The library makes whoever guesses wait, twice as long after each wrong code.
    """
    return match_token(user, "".join(token.split()).lower()[:20]) is not None


@transaction.atomic
def remove(user: AbstractBaseUser, *, by: AbstractBaseUser, reason: str = "") -> None:
    """Turn the second factor off: by the person, or by an administrator where the telephone is lost."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    record("people.second_factor_off", subject=user, by=by, reason=reason, username=user.get_username())
