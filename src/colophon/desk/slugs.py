"""The first words of addresses that belong to the server, so that no desk can be called by them."""

RESERVED = frozenset(
    (
        "account",
        "admin",
        "api",
        "desks",
        "health",
        "help",
        "join",
        "language",
        "metrics",
        "new",
        "offline",
        "setup",
        "site",
        "sites",
        "static",
        "theme",
    )
)
