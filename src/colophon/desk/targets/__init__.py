"""How the desk's record of a target becomes a client that puts something there."""
