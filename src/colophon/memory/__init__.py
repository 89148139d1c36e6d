"""Earlier pairs, terms and names, found again."""
