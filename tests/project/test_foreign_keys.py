"""Foreign keys go down only, in the order of the apps that the import contract in pyproject.toml sets."""

import tomllib
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]


def order():
    """The apps from the ground up, as the import contract has them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract.get("containers") == ["giaoban.apps"])
    return [name for layer in reversed(layers) for name in layer.split(" | ")]


def own_models():
    return [model for model in apps.get_models() if model.__module__.startswith("giaoban.")]


def test_every_app_is_in_the_order():
    installed = {
        config.name.removeprefix("giaoban.apps.")
        for config in apps.get_app_configs()
        if config.name.startswith("giaoban.apps.")
    }

    assert installed == set(order())


def test_foreign_keys_go_down():
    rank = {name: position for position, name in enumerate(order())}
    upward = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in own_models()
        for field in model._meta.get_fields()
        if (field.many_to_one or field.one_to_one or field.many_to_many) and not field.auto_created
        if field.related_model.__module__.startswith("giaoban.")
        if rank[field.related_model._meta.app_label] > rank[model._meta.app_label]
    ]

    assert upward == []


def test_there_are_foreign_keys_to_judge():
    keys = [field for model in own_models() for field in model._meta.get_fields() if field.many_to_one]

    assert len(keys) > 20
