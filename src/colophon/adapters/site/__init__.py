"""The published site on disk: set all at once or by what changed, never seen half done."""
