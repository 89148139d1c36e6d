"""The web front and its store."""
