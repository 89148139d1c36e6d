"""Recognising one's own work in somebody else's copy, and saying fairly what was done to it. Pure."""
