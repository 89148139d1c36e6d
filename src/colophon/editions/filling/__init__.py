"""How templates are filled: read once for a language and in one piece, then page by page."""
