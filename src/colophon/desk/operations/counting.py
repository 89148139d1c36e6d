"""What the server counts of its own requests; made before its processes part, shared by all of them."""

from colophon.adapters.shared_counters import SharedCounters

LIMITS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
"""Upper ends of the classes of time, in seconds."""
CLASSES = ("1xx", "2xx", "3xx", "4xx", "5xx")

COUNTERS = SharedCounters(
    (*(f"status {one}" for one in CLASSES), *(f"within {one}" for one in LIMITS), "seconds", "requests")
)


def count_request(status: int, seconds: float) -> None:
    """One answered request."""
    COUNTERS.add("requests")
    COUNTERS.add("seconds", seconds)
    name = f"{status // 100}xx"
    COUNTERS.add(f"status {name if name in CLASSES else '5xx'}")
    for limit in LIMITS:
        if seconds <= limit:
            COUNTERS.add(f"within {limit}")
            break
