"""Writes: one function an action, each composing the engine with the store."""
