"""From bytes to an article with its provenance."""
