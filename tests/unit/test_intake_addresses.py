"""Which addresses count as public, in every spelling that an address can take."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figurelab.intake.addresses import FORBIDDEN_V4, embedded, is_public

PRIVATE = ["127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.0.1", "100.64.0.1", "0.0.0.0", "255.255.255.255"]
FORBIDDEN = [
    *PRIVATE,
    *(cidr.split("/")[0] for cidr, _ in FORBIDDEN_V4),
    "172.31.255.255",
    "192.0.0.170",
    "198.19.255.255",
    "239.1.1.1",
    "168.63.129.16",
    "::",
    "::1",
    "::127.0.0.1",
    "::8.8.8.8",
    "100::1",
    "64:ff9b:1::8.8.8.8",
    "2001::1",
    "2001:2::1",
    "2001:10::1",
    "2001:db8::1",
    "2002:808:808::1",
    "2620:4f:8000::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "2606:4700::1%1",
    "fec0::1",
    "ff02::1",
    "4000::1",
]
PUBLIC = ["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "192.0.1.1", "198.20.0.1", "223.255.255.255"]
PUBLIC_V6 = ["2606:4700:4700::1111", "2a00:1450:4001::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2001:4860::8888"]


@pytest.mark.parametrize("address", FORBIDDEN)
def test_special_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC + PUBLIC_V6)
def test_ordinary_addresses_are_public(address: str) -> None:
    assert is_public(address)


def forms(inner: IPv4Address) -> list[IPv6Address]:
    """Every IPv6 address that carries this IPv4 address to somewhere."""
    low = int(inner)
    values = [
        0xFFFF << 32 | low,
        0xFFFF << 48 | low,
        low,
        0x64FF9B << 96 | low,
        0x64FF9B0001 << 80 | low,
        0x2002 << 112 | low << 80 | 1,
        0x20010000 << 96 | low << 64 | 0xF7F7F7F7,
        0x20010000 << 96 | 0x08080808 << 64 | (~low & 0xFFFFFFFF),
        0x26064700 << 96 | 0x5EFE << 32 | low,
        0x26064700 << 96 | 0x02005EFE << 32 | low,
    ]
    return [IPv6Address(value) for value in values]


@pytest.mark.parametrize("inner", PRIVATE)
def test_a_private_address_stays_private_inside_ipv6(inner: str) -> None:
    for address in forms(IPv4Address(inner)):
        assert IPv4Address(inner) in embedded(address), address
        assert not is_public(address), address


@given(st.sampled_from(FORBIDDEN_V4), st.integers(min_value=0, max_value=2**32 - 1))
def test_no_address_of_a_forbidden_range_gets_through(entry: tuple[str, str], offset: int) -> None:
    base, length = entry[0].split("/")
    inner = IPv4Address(int(IPv4Address(base)) + offset % 2 ** (32 - int(length)))
    assert not is_public(inner)
    assert not any(map(is_public, forms(inner)))


@given(st.ip_addresses(v=6))
def test_everything_outside_global_unicast_is_refused(address: IPv6Address) -> None:
    if int(address) >> 125 != 1 and address.ipv4_mapped is None and int(address) >> 32 != 0x64FF9B << 64:
        assert not is_public(address)


def test_text_that_is_no_address_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not appear"):
        is_public("localhost")
    assert is_public(str(ip_address("8.8.8.8")))
