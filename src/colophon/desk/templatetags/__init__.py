"""What templates say by a short name."""
