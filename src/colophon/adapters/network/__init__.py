"""The outside as Colophon asks it: only where the guard lets it, bounded in size and time."""
