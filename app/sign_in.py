"""Who may open the pages of staff and evaluators: from the settings and what a provider says (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

EVERYBODY = "*"
SIGNED_IN = "is_logged_in"  # in Streamlit's user: there only where sign-in is configured


class Role(StrEnum):
    """For whom a page is made, where it is not made for everybody."""

    STAFF = "staff"
    EVALUATOR = "evaluator"


class Access(StrEnum):
    """What a visitor of such a page gets."""

    OPEN = "open"
    SIGN_IN = "sign_in"
    LACKS_ROLE = "lacks_role"
    NOT_SET_UP = "not_set_up"


@dataclass(frozen=True, slots=True)
class Rules:
    """Which groups of the provider have which role.

    Args:
        claim: name of the claim that lists a user's groups; "realm_access.roles" is a claim inside a claim.
        groups: role → its groups; "*" is whoever has signed in.
    """

    claim: str
    groups: Mapping[Role, frozenset[str]]

    @property
    def names_anyone(self) -> bool:
        """Whether anything is said of roles at all: then pages are not open without sign-in."""
        return any(self.groups.values())


def access(role: Role, rules: Rules, user: Mapping[str, object]) -> Access:
    """Whether this visitor may open a page of this role.

    Args:
        user: the claims of the signed-in user with "is_logged_in"; empty where sign-in is not configured.
    """
    if SIGNED_IN not in user:
        # Groups without sign-in: a file of secrets is missing. Such a page must not stand open for that.
        return Access.NOT_SET_UP if rules.names_anyone else Access.OPEN
    wanted = rules.groups.get(role, frozenset())
    if not wanted:
        return Access.NOT_SET_UP
    if user[SIGNED_IN] is not True:
        return Access.SIGN_IN
    return Access.OPEN if wanted & {EVERYBODY, *groups_of(user, rules.claim)} else Access.LACKS_ROLE


def groups_of(user: Mapping[str, object], claim: str) -> frozenset[str]:
    """The groups that the claim lists; an address counts only where the provider has verified it."""
    if claim == "email" and user.get("email_verified") is not True:
        return frozenset()
    value = _claim(user, claim)
    if isinstance(value, str):
        return frozenset({value})
    if isinstance(value, list | tuple):
        return frozenset(each for each in value if isinstance(each, str))
    return frozenset()


def _claim(user: Mapping[str, object], claim: str) -> object:
    """A claim by its whole name (some are addresses, with full stops in them), else step by step."""
    if claim in user:
        return user[claim]
    value: object = user
    for name in claim.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def name_of(user: Mapping[str, object]) -> str:
    """What the signed-in user is called."""
    return next((str(user[claim]) for claim in ("name", "email", "sub") if user.get(claim)), "")


def account_of(user: Mapping[str, object]) -> str:
    """Name and what tells two of one name apart."""
    account = next((str(user[claim]) for claim in ("email", "sub") if user.get(claim)), "")
    return " ".join(dict.fromkeys(each for each in (name_of(user), account) if each))
