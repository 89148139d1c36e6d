"""Reads: what the fronts ask the store."""
