from importlib import import_module

import pytest


@pytest.mark.parametrize("layer", ["bot", "handlers", "schedules", "storage", "rules"])
def test_every_layer_can_be_imported(layer: str) -> None:
    """Each of the five layers is a package of its own."""
    assert import_module(layer).__name__ == layer
