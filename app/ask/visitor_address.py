"""Whose questions are counted together where they are counted by address (pure)."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# What one household or office is given; within it an address costs nothing.
PREFIX_OF_ONE = 64


def asking_address(peer: str | None, forwarded: str = "") -> str | None:
    """An IPv4 address or the network of an IPv6 one; None where it is not known, or is this machine's own.

    Args:
        peer: whoever is connected.
        forwarded: what the proxy says of who asks it, empty where nothing does. Of several addresses the last
            counts: the proxy has added it, and those before it are only claimed.
    """
    value = forwarded.rpartition(",")[2].strip() or peer or ""
    try:
        address: IPv4Address | IPv6Address = ip_address(value)
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address
    if address.is_loopback:
        return None
    if isinstance(address, IPv4Address):
        return str(address)
    return str(ip_network((address, PREFIX_OF_ONE), strict=False))
