"""The ecosystem: the actors of the region's life science, and who owns, hosts, funds or works with whom."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Language, Owner


class ActorType(StrEnum):
    """What sort of actor it is."""

    STATE = "state"
    AUTHORITY = "authority"
    REGION = "region"
    REGION_UNIT = "region_unit"
    MUNICIPALITY = "municipality"
    UNIVERSITY = "university"
    STATE_OWNED_COMPANY = "state_owned_company"
    FOUNDATION = "foundation"
    COMPANY = "company"
    BUILDING = "building"
    PROJECT = "project"
    FUND = "fund"
    CORE_FACILITY = "core_facility"
    INFRASTRUCTURE = "infrastructure"
    SUPPORT_ORGANISATION = "support_organisation"


class OwnerForm(StrEnum):
    """Who stands behind an actor; `unknown` where no public source was found."""

    STATE = "state"
    REGION = "region"
    COMPANY = "company"
    MUNICIPALITY = "municipality"
    FOUNDATION = "foundation"
    MIXED = "mixed"
    PRIVATE = "private"
    UNKNOWN = "unknown"


class Campus(StrEnum):
    """Where in the region an actor is; `none` for those that work everywhere."""

    FLEMINGSBERG = "flemingsberg"
    SOLNA = "solna"
    SODERTALJE = "sodertalje"
    ELSEWHERE = "elsewhere"
    NONE = "none"


class Offer(StrEnum):
    """What a company can get from an actor, along the way from research to patient."""

    RESEARCH = "research"
    PRE_GMP = "pre_gmp"
    GMP = "gmp"
    SAMPLES = "samples"
    TRIAL = "trial"
    SPACE = "space"
    ADVICE = "advice"
    FUNDING = "funding"


class RelationKind(StrEnum):
    """What joins two actors, read from the first to the second."""

    OWNS = "owns"
    PRINCIPAL_OF = "principal_of"
    RUNS = "runs"
    PART_OF = "part_of"
    HOSTS = "hosts"
    FUNDS = "funds"
    BACKS = "backs"
    LANDLORD_OF = "landlord_of"
    TENANT_OF = "tenant_of"
    LOCATED_IN = "located_in"
    PARTNER_OF = "partner_of"
    MEMBER_OF = "member_of"
    PREPARES_FOR = "prepares_for"
    SERVES = "serves"
    CUSTOMER_OF = "customer_of"
    PILOT_OF = "pilot_of"
    CONTINUES = "continues"
    LINKED_TO = "linked_to"


class SourceStatus(StrEnum):
    """How well something is known: in a public source, at second hand, or not checked."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"


class Example(StrEnum):
    """The ownership form that an actor's name stands for in a text, where that is not its owner's."""

    STATE = "state"
    REGION = "region"
    COMPANY = "company"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor.

    Args:
        owner: the ownership form that it is an example of, if it is one.
        names: everything that people call it, its Swedish and its English name among them.
        also_a_word: of these, those that are common words too and count only as they are written here.
        typed_small: short names that count also in a text typed without any capitals ("ki").
        latitude, longitude: degrees, approximate: good for a dot on a map, not for finding the way.
        way_in: public page, never a person; empty where there is none.
        document: catalogue id without its language ending; empty where no page describes the actor.
        source: public page that the entry rests on.
        as_of: year or year and month of the source.
    """

    id: str
    name_sv: str
    name_en: str
    type: ActorType
    owner_form: OwnerForm
    campus: Campus
    latitude: float | None
    longitude: float | None
    offers: tuple[Offer, ...]
    offers_sv: str
    offers_en: str
    way_in: str
    document: str
    source: str
    as_of: str
    owner: Owner | None = None
    names: tuple[str, ...] = ()
    also_a_word: tuple[str, ...] = ()
    typed_small: tuple[str, ...] = ()

    def name(self, language: Language) -> str:
        """Its name in this language."""
        return self.name_sv if language is Language.SWEDISH else self.name_en

    def offer_text(self, language: Language) -> str:
        """What it offers, in one line of this language."""
        return self.offers_sv if language is Language.SWEDISH else self.offers_en

    def document_id(self, language: Language) -> str | None:
        """Id of the document that describes it in this language."""
        return f"{self.document}-{language}" if self.document else None


@dataclass(frozen=True, slots=True)
class Relation:
    """What joins two actors, by their ids; `source` is a public page."""

    origin: str
    target: str
    kind: RelationKind
    status: SourceStatus
    source: str


@dataclass(frozen=True, slots=True)
class Ecosystem:
    """All actors and relations."""

    actors: tuple[Actor, ...] = ()
    relations: tuple[Relation, ...] = ()

    def actor(self, id: str) -> Actor | None:
        """The actor with this id."""
        return next((actor for actor in self.actors if actor.id == id), None)
