"""The machine layer: the same questions as the pages ask, over HTTP, described by OpenAPI."""

from ninja import NinjaAPI

from giaoban import __version__

api = NinjaAPI(title="Giao Ban", version=__version__, openapi_url="/openapi.json", docs_url=None)
