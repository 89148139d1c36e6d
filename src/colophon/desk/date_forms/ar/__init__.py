"""Arabic, with the day before the month everywhere."""
