"""The data files beside the documents, read once a process: the ecosystem, the rules of the way, the map."""

import logging
from pathlib import Path

import streamlit as st

from app.settings import Settings
from corpus.ecosystem import Ecosystem
from corpus.ecosystem_file import read_ecosystem
from corpus.errors import LotsenError
from corpus.region_map import MAP_FILE, RegionMap, read_map
from corpus.template_fields import Templates, read_templates
from corpus.way import WAY_FILE, WayRules, read_way

ECOSYSTEM_FILE = "ecosystem.toml"
TEMPLATES_FILE = "templates.toml"

log = logging.getLogger("lotsen")


# An owner's corpus may do without any of them: then there is nothing to draw, and the page says so.


@st.cache_resource(show_spinner=False)
def load_ecosystem() -> Ecosystem:
    """The actors and relations; raises CorpusError."""
    file = _file(ECOSYSTEM_FILE)
    return read_ecosystem(file) if file.exists() else Ecosystem()


def ecosystem_or_none() -> Ecosystem:
    """The same; nothing where the file is wrong, for pages that do without it."""
    try:
        return load_ecosystem()
    except LotsenError as error:
        log.warning("%s: %s", type(error).__name__, error)
        return Ecosystem()


@st.cache_resource(show_spinner=False)
def load_way_rules() -> WayRules:
    """The questions, rules and gates; raises CorpusError."""
    file = _file(WAY_FILE)
    return read_way(file) if file.exists() else WayRules()


@st.cache_resource(show_spinner=False)
def load_map() -> RegionMap:
    """The water and places of the map; raises CorpusError."""
    file = _file(MAP_FILE)
    return read_map(file) if file.exists() else RegionMap()


@st.cache_resource(show_spinner=False)
def load_templates() -> Templates:
    """When each template is used; raises CorpusError."""
    file = _file(TEMPLATES_FILE)
    return read_templates(file) if file.exists() else Templates((), ())


def _file(name: str) -> Path:
    return Settings.from_env().corpus / name
