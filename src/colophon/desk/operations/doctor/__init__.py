"""Finding what is wrong with a server, and saying what to do about it. Nothing is changed by looking."""
