"""What happens after publication: sources that change, corrections, reprints. Pure."""
