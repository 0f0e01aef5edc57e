"""Which IP addresses the service may connect to on a caller's behalf.

The table is our own because :attr:`ipaddress.IPv4Address.is_global` differs between Python releases and calls
several special ranges, and some IPv6 forms that carry a private IPv4 address, public.

Sources: IANA IPv4 and IPv6 Special-Purpose Address Registries, IANA IPv6 Address Space (RFC 4291), and the
named RFCs. Ranges that are globally reachable but serve no pictures (AS112, AMT) are refused too.
"""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

IPAddress = IPv4Address | IPv6Address

FORBIDDEN_V4: tuple[tuple[str, str], ...] = (
    ("0.0.0.0/8", "this network, RFC 791"),
    ("10.0.0.0/8", "private use, RFC 1918"),
    ("100.64.0.0/10", "shared address space, RFC 6598"),
    ("127.0.0.0/8", "loopback, RFC 1122"),
    ("168.63.129.16/32", "Azure platform endpoint, Microsoft documentation"),
    ("169.254.0.0/16", "link local and cloud metadata, RFC 3927"),
    ("172.16.0.0/12", "private use, RFC 1918"),
    ("192.0.0.0/24", "IETF protocol assignments, RFC 6890"),
    ("192.0.2.0/24", "documentation, RFC 5737"),
    ("192.31.196.0/24", "AS112, RFC 7535"),
    ("192.52.193.0/24", "AMT, RFC 7450"),
    ("192.88.99.0/24", "6to4 relay anycast, RFC 7526"),
    ("192.168.0.0/16", "private use, RFC 1918"),
    ("192.175.48.0/24", "AS112 direct delegation, RFC 7534"),
    ("198.18.0.0/15", "benchmarking, RFC 2544"),
    ("198.51.100.0/24", "documentation, RFC 5737"),
    ("203.0.113.0/24", "documentation, RFC 5737"),
    ("224.0.0.0/4", "multicast, RFC 1112"),
    ("240.0.0.0/4", "reserved and limited broadcast, RFC 1112 and RFC 8190"),
)

GLOBAL_UNICAST_V6 = IPv6Network("2000::/3")
"""Everything outside it is reserved, local or multicast (IANA IPv6 Address Space), NAT64 apart."""

FORBIDDEN_V6: tuple[tuple[str, str], ...] = (
    ("2001::/23", "IETF protocol assignments with Teredo, benchmarking and ORCHID, RFC 2928"),
    ("2001:db8::/32", "documentation, RFC 3849"),
    ("2002::/16", "6to4, RFC 3056, retired by RFC 7526"),
    ("2620:4f:8000::/48", "AS112 direct delegation, RFC 7534"),
    ("3ffe::/16", "6bone, returned by RFC 3701"),
    ("3fff::/20", "documentation, RFC 9637"),
)

_V4 = tuple(IPv4Network(cidr) for cidr, _ in FORBIDDEN_V4)
_V6 = tuple(IPv6Network(cidr) for cidr, _ in FORBIDDEN_V6)
_MAPPED = IPv6Network("::ffff:0:0/96")
_TRANSLATED = IPv6Network("::ffff:0:0:0/96")
_COMPATIBLE = IPv6Network("::/96")
_NAT64 = IPv6Network("64:ff9b::/96")
_NAT64_LOCAL = IPv6Network("64:ff9b:1::/48")
_SIX_TO_FOUR = IPv6Network("2002::/16")
_TEREDO = IPv6Network("2001::/32")
_ISATAP = (0x00005EFE, 0x02005EFE)


def embedded(address: IPv6Address) -> Iterator[IPv4Address]:
    """Every IPv4 address that an IPv6 address may lead to: RFC 4291, 6052, 8215, 3056, 4380, 5214, 2765."""
    value = int(address)
    low = IPv4Address(value & 0xFFFFFFFF)
    if any(address in network for network in (_MAPPED, _TRANSLATED, _COMPATIBLE, _NAT64, _NAT64_LOCAL)):
        yield low
    if address in _SIX_TO_FOUR:
        yield IPv4Address((value >> 80) & 0xFFFFFFFF)
    if address in _TEREDO:
        yield IPv4Address((value >> 64) & 0xFFFFFFFF)
        yield IPv4Address(~value & 0xFFFFFFFF)
    if (value >> 32) & 0xFFFFFFFF in _ISATAP:
        yield low


def is_public(address: IPAddress | str) -> bool:
    """Whether a connection to the address leaves for the public internet.

    IPv4 is public unless it is in :data:`FORBIDDEN_V4`. IPv6 is public when it is global unicast,
    v4-mapped or NAT64 (64:ff9b::/96), not in :data:`FORBIDDEN_V6`, without a zone, and every IPv4 address
    inside it is public.
    Raises ValueError for text that is no address.
    """
    if isinstance(address, str):
        address = ip_address(address)
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _V4)
    if address.scope_id is not None or any(address in network for network in _V6):
        return False
    if not (address in GLOBAL_UNICAST_V6 or address in _MAPPED or address in _NAT64):
        return False
    return all(is_public(inner) for inner in embedded(address))
