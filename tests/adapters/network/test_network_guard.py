"""The guard lets nothing through that is not public."""

import socket
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.adapters.network.guard import Guard, is_public
from colophon.errors import UnresolvedAddressError, UnsafeAddressError

PUBLIC = ["93.184.215.14", "8.8.8.8", "2606:4700::6810:84e5", "2a00:1450:4001:82f::200e"]
NOT_PUBLIC = """
    0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 168.63.129.16 169.254.169.254
    172.16.0.1 172.31.255.255 192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.7 203.0.113.9
    224.0.0.1 240.0.0.1 255.255.255.255
    :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::1
    100::1 2001::1 2001:db8::1 2002:7f00:1:: 2002:808:808:: fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1
    localhost 127.1 1
"""


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", [*NOT_PUBLIC.split(), ""])
def test_every_other_address(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_no_wrapping_makes_an_address_public(address: object) -> None:
    number = int(address)  # type: ignore[call-overload]
    for prefix in ("::", "::ffff:", "64:ff9b::"):
        assert not is_public(f"{prefix}{number >> 16:x}:{number & 0xFFFF:x}")
    assert not is_public(f"2002:{number >> 16:x}:{number & 0xFFFF:x}::1")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST.", "metadata.google.internal", "printer.local", "nas.lan"])
def test_names_of_private_networks_are_not_even_looked_up(host: str) -> None:
    asked: list[str] = []

    def resolve(name: str, port: int) -> tuple[str, ...]:
        asked.append(name)
        return ("8.8.8.8",)

    with pytest.raises(UnsafeAddressError):
        Guard(resolve=resolve).addresses(host, 443, seconds=5)
    assert asked == []


@pytest.mark.parametrize("port", [22, 25, 8080, 5432, 0])
def test_only_the_ports_of_the_web(port: int) -> None:
    with pytest.raises(UnsafeAddressError, match=f"port {port}"):
        Guard(resolve=lambda name, port: ("8.8.8.8",)).addresses("example.org", port, seconds=5)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.1", "0x7f.1", "2130706433", "0", "017700000001", "::1", "0x7f000001"]
)
def test_every_way_to_write_this_machine(host: str) -> None:
    with pytest.raises((UnsafeAddressError, UnresolvedAddressError)):
        Guard().addresses(host, 80, seconds=5)


def test_a_name_that_is_public_and_private_at_once_is_refused() -> None:
    guard = Guard(resolve=lambda name, port: ("8.8.8.8", "10.0.0.1"))
    with pytest.raises(UnsafeAddressError, match="private network"):
        guard.addresses("example.org", 443, seconds=5)


def test_a_name_nobody_knows() -> None:
    def resolve(name: str, port: int) -> tuple[str, ...]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    with pytest.raises(UnresolvedAddressError, match="nowhere"):
        Guard(resolve=resolve).addresses("nowhere.example", 443, seconds=5)


def test_a_resolver_that_never_answers_is_not_waited_for() -> None:
    answered = threading.Event()

    def resolve(name: str, port: int) -> tuple[str, ...]:
        answered.wait()
        return ("8.8.8.8",)

    with pytest.raises(UnresolvedAddressError):
        Guard(resolve=resolve).addresses("slow.example", 443, seconds=0.05)
    answered.set()


def test_what_was_let_through_on_purpose_is_only_that() -> None:
    guard = Guard.unguarded_for("127.0.0.1")
    assert guard.addresses("127.0.0.1", 8123, seconds=5) == ("127.0.0.1",)
    with pytest.raises(UnsafeAddressError):
        guard.addresses("127.0.0.2", 80, seconds=5)
