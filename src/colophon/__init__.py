"""Colophon, the desk for translated news."""

__version__ = "0.1.0"
