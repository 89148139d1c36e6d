"""Quantities in running text: how many, how much and when, as values that can be compared across languages."""
