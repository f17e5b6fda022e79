"""No name is looked up on the internet: whoever tries gets none, and is noted."""

import ipaddress

import pytest

AT_HOME = {"localhost", "testserver", "", None}
LOOKING_UP = ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr", "getfqdn")


def refuse_names(patch: pytest.MonkeyPatch) -> list[object]:
    """The outside names that are asked for as long as the patch lasts."""
    names: list[object] = []

    def refuse(host: object = None, *_: object, **__: object) -> None:
        if not is_at_home(host):
            names.append(host)
        raise OSError("no name is looked up here")

    for function in LOOKING_UP:
        patch.setattr(f"socket.{function}", refuse)
    return names


def is_at_home(host: object) -> bool:
    """A number needs no looking up, and this machine knows itself."""
    words = host.decode() if isinstance(host, bytes) else host
    if words in AT_HOME:
        return True
    try:
        ipaddress.ip_address(str(words))
    except ValueError:
        return False
    return True
