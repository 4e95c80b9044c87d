"""Signing in by OpenID Connect: a claim finds an account that is there; none is made, and no right given."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import SuspiciousOperation
from django.db.models import QuerySet
from mozilla_django_oidc.auth import OIDCAuthenticationBackend


class KnownAccounts(OIDCAuthenticationBackend):
    """The library's backend, which here opens only accounts that an administrator opened before."""

    def verify_token(self, token: str, **told: Any) -> dict[str, Any]:
        """The token's claims; SuspiciousOperation where it was issued by another provider or for another client."""
        claims = super().verify_token(token, **told)
        audience = claims.get("aud")
        meant = audience if isinstance(audience, list) else [audience]
        if claims.get("iss") != settings.OIDC_ISSUER or settings.OIDC_RP_CLIENT_ID not in meant:
            raise SuspiciousOperation("The token comes from another provider or is for another client")
        return claims

    def get_userinfo(self, access_token: str, id_token: str, payload: dict[str, Any]) -> dict[str, Any]:
        """What the provider tells of the person; SuspiciousOperation where it tells of another than the token does."""
        told = super().get_userinfo(access_token, id_token, payload)
        if not payload.get("sub") or told.get("sub") != payload["sub"]:
            raise SuspiciousOperation("The provider tells of another person than its token")
        return told

    def verify_claims(self, claims: dict[str, Any]) -> bool:
        """Whether the claim that finds an account is there; an e-mail address only where the provider checked it."""
        if settings.OIDC_MATCH == "username":
            return bool(claims.get("preferred_username"))
        return bool(claims.get("email")) and claims.get("email_verified") is True

    def filter_users_by_claims(self, claims: dict[str, Any]) -> QuerySet:
        """The open account of that name or address."""
        users = self.UserModel.objects.filter(is_active=True)
        if settings.OIDC_MATCH == "username":
            return users.filter(username__iexact=claims.get("preferred_username", ""))
        return users.filter(email__iexact=claims.get("email", ""))

    def create_user(self, claims: dict[str, Any]) -> AbstractBaseUser | None:
        """No account is made of claims."""
        return None

    def update_user(self, user: AbstractBaseUser, claims: dict[str, Any]) -> AbstractBaseUser:
        """What the provider says changes nothing of the account."""
        return user
