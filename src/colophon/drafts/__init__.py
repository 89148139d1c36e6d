"""Drafts by machines: what is asked for, what came back, what of it can be trusted, and how much people changed."""
