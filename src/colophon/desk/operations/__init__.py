"""Running the desk for years: what it counts and logs of itself, backups, moving house, and finding what is wrong."""
