"""Where a reader starts: at the unit of the post, in the last period that has figures."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from giaoban.apps.people.models import Post
from giaoban.apps.people.permissions import today, visible_units
from giaoban.apps.units.models import Unit
from giaoban.web.frame import show
from giaoban.web.places import Place, opening, visible_unit


@require_GET
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The board of the reader's own unit; a page that says what is missing where there is no unit to show."""
    own = own_unit(request.user)
    if own is None:
        return show(request, "web/no_post.html")
    return redirect(opening(own).address("dieu-hanh"))


@require_GET
@login_required
def unit(request: HttpRequest, unit: str) -> HttpResponse:
    """The board of a unit in its last period."""
    return redirect(opening(visible_unit(request, unit)).address("dieu-hanh"))


def own_unit(user: object) -> Unit | None:
    """The unit of the reader's first post with documents, else of the first post, else any with documents."""
    posts = [post.unit for post in Post.objects.filter(user=user).on(today()).select_related("unit")]
    with_documents = [unit for unit in posts if unit.documents.exists()]
    if posts:
        return (with_documents or posts)[0]
    return visible_units(user).filter(documents__isnull=False).order_by("-documents__period_to").first()


def own_place(request: HttpRequest) -> Place | None:
    """The reader's own unit in its last period, for pages that are about the reader; None where there is no unit."""
    unit = own_unit(request.user)
    return opening(unit) if unit is not None else None
