"""English as the world writes it."""
