"""Who said what, according to whom."""
