"""Well-known ways of doing what Colophon does, written by us from their descriptions, measured in the same run."""
