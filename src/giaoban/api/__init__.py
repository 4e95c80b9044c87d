"""The machine layer: the same questions as the pages ask, over HTTP, described by OpenAPI at /api/openapi.json."""

from giaoban.api.routes import api

__all__ = ["api"]
