"""Which addresses on the network Colophon may talk to: public ones, on the ports of the web, and no other.

An address that a stranger gives us must not lead to the machines beside us. A name is resolved once, every answer is
checked before a connection is tried, and the connection goes to the very address that was checked.
"""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from queue import Empty, Queue
from threading import Thread

from colophon.errors import UnresolvedAddressError, UnsafeAddressError

Resolve = Callable[[str, int], tuple[str, ...]]

_WEB_PORTS = frozenset((80, 443))
# Public by number, but answered by the machine room: a cloud's metadata service, relays, and IPv6 that wraps IPv4,
# behind which a private address can hide.
_NOT_PUBLIC = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8", "100.64.0.0/10", "168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15",
        "240.0.0.0/4",
        "::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23",
        "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
    )
)  # fmt: skip
_INSIDE_NAMES = frozenset(("localhost", "metadata", "instance-data", "broadcasthost"))
_INSIDE_ENDINGS = tuple(
    f".{name}"
    for name in ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "home.arpa", "localdomain")
)


def is_public(address: str) -> bool:
    """Whether a numeric address belongs to the public internet and to one machine there."""
    try:
        number: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return False
    if any(number in network for network in _NOT_PUBLIC if network.version == number.version):
        return False
    return number.is_global and not (number.is_multicast or number.is_reserved or number.is_unspecified)


def ask_the_system(host: str, port: int) -> tuple[str, ...]:
    """The numeric addresses of a host, as this machine's resolver knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Guard:
    """Says where a connection may go. `Guard()` is the safe one; for a test's own server see `unguarded_for`."""

    resolve: Resolve = ask_the_system
    unguarded_hosts: frozenset[str] = frozenset()

    @classmethod
    def unguarded_for(cls, *hosts: str, resolve: Resolve = ask_the_system) -> "Guard":
        """Let these hosts pass, on every port and wherever they lead. Unsafe for hosts that a stranger named."""
        return cls(resolve=resolve, unguarded_hosts=frozenset(hosts))

    def addresses(self, host: str, port: int, *, seconds: float) -> tuple[str, ...]:
        """The numeric addresses of `host` that may be connected to, all checked.

        UnsafeAddressError if even one is not public: a name that is public and private at once is a trap.
        """
        free = host in self.unguarded_hosts
        if not free:
            self._check_name(host, port)
        found = self._resolved(host, port, seconds=seconds)
        if not free and not all(is_public(address) for address in found):
            raise UnsafeAddressError(f"“{host}” leads into a private network, not to the public internet.")
        return found

    def _check_name(self, host: str, port: int) -> None:
        name = host.rstrip(".").lower()
        if port not in _WEB_PORTS:
            raise UnsafeAddressError(f"“{host}” is asked for on port {port}; articles are on port 80 or 443.")
        if name in _INSIDE_NAMES or name.endswith(_INSIDE_ENDINGS):
            raise UnsafeAddressError(f"“{host}” names a machine of a private network.")

    def _resolved(self, host: str, port: int, *, seconds: float) -> tuple[str, ...]:
        # The system's resolver knows no time limit of ours, so it is waited for no longer than that.
        answers: Queue[tuple[str, ...]] = Queue()
        Thread(target=self._answer, args=(host, port, answers), daemon=True).start()
        try:
            found = answers.get(timeout=seconds)
        except Empty:
            found = ()
        if not found:
            raise UnresolvedAddressError(f"No server with the name “{host}” is known.")
        return found

    def _answer(self, host: str, port: int, answers: "Queue[tuple[str, ...]]") -> None:
        try:
            answers.put(self.resolve(host, port))
        except (OSError, UnicodeError):
            answers.put(())
