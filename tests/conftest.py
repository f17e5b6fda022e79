"""The order of all tests, and what a process of them does before the first."""

import gc

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those in a browser come last: they take longest, and it keeps an event loop running to the end."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


def pytest_collection_finish() -> None:
    """What was imported stays: Streamlit, which collects garbage after each page, need not go through it."""
    gc.collect()
    gc.freeze()
