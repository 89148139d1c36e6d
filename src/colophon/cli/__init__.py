"""The terminal front: one module a verb."""
