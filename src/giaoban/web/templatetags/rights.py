"""Asking a rule in a template: what a reader may not open is not offered."""

from typing import Any

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def may(context: dict[str, Any], rule: str) -> bool:
    """Whether the reader may do it at the unit of the page."""
    request, place = context.get("request"), context.get("place")
    return place is not None and request is not None and request.user.has_perm(rule, place.unit)
