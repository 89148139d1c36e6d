"""Pages: each reads a form, calls one action or query, and renders."""
