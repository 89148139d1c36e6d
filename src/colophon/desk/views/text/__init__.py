"""The screens of one text: translating, reviewing, proofreading, reading; and what their pages ask while one types."""
