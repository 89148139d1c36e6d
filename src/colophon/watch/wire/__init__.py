"""The wire: feeds of publishers, read into entries, and the rules by which a desk sorts them."""
