"""Laws are tested without a time limit for each example: on a busy machine the first one may be slow."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
