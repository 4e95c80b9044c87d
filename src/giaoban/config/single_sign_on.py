"""Single sign-on by OpenID Connect, from the environment; without GIAOBAN_OIDC_CLIENT there is none.

GIAOBAN_OIDC_CLIENT         the name under which the provider knows this installation
GIAOBAN_OIDC_SECRET         its secret
GIAOBAN_OIDC_ISSUER         the provider as it names itself in its tokens: https://sso.haiphong.gov.vn/realms/tp
GIAOBAN_OIDC_AUTHORIZATION  address to which the browser is sent
GIAOBAN_OIDC_TOKEN          address where a code is changed for tokens
GIAOBAN_OIDC_USERINFO       address that tells who signed in
GIAOBAN_OIDC_KEYS           address of the provider's signing keys (JWKS)
GIAOBAN_OIDC_MATCH          email (default) or username: by which claim an account is found; it is never made
"""

from collections.abc import Mapping
from typing import Any

PREFIX = "GIAOBAN_OIDC_"
NEEDED = ("SECRET", "ISSUER", "AUTHORIZATION", "TOKEN", "USERINFO", "KEYS")


class SingleSignOnError(ValueError):
    """Settings of single sign-on that are not whole."""

    def __init__(self, missing: list[str]):
        super().__init__(f"GIAOBAN_OIDC_CLIENT is set but not {', '.join(missing)}: set these too, or none of them")


def oidc_settings(environment: Mapping[str, str]) -> dict[str, Any]:
    """The settings that the OpenID Connect library reads; none where single sign-on is off.

    >>> oidc_settings({})
    {}
    >>> oidc_settings({"GIAOBAN_OIDC_CLIENT": "giaoban"})
    Traceback (most recent call last):
    ...
    giaoban.config.single_sign_on.SingleSignOnError: GIAOBAN_OIDC_CLIENT is set but not GIAOBAN_OIDC_SECRET, ...
    """
    client = environment.get(f"{PREFIX}CLIENT", "")
    if not client:
        return {}
    missing = [PREFIX + name for name in NEEDED if not environment.get(PREFIX + name)]
    if missing:
        raise SingleSignOnError(missing)
    return {
        "OIDC_RP_CLIENT_ID": client,
        "OIDC_RP_CLIENT_SECRET": environment[f"{PREFIX}SECRET"],
        "OIDC_ISSUER": environment[f"{PREFIX}ISSUER"],
        "OIDC_OP_AUTHORIZATION_ENDPOINT": environment[f"{PREFIX}AUTHORIZATION"],
        "OIDC_OP_TOKEN_ENDPOINT": environment[f"{PREFIX}TOKEN"],
        "OIDC_OP_USER_ENDPOINT": environment[f"{PREFIX}USERINFO"],
        "OIDC_OP_JWKS_ENDPOINT": environment[f"{PREFIX}KEYS"],
        "OIDC_MATCH": environment.get(f"{PREFIX}MATCH", "email"),
        "OIDC_RP_SIGN_ALGO": "RS256",
        "OIDC_RP_SCOPES": "openid email profile",
        "OIDC_USE_PKCE": True,
        "OIDC_TIMEOUT": 10,
        "LOGIN_REDIRECT_URL_FAILURE": "/dang-nhap/?mot-cua=khong",
    }
