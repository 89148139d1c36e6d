"""Reading a published folder back, and everything that is wrong with it. Needs no network and no database."""
