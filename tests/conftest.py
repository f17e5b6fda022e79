"""The order of all tests."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those in a browser come last: they take longest, and it keeps an event loop running to the end."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
