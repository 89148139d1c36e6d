"""One file a check: what it finds, why a reader cares, and how."""
