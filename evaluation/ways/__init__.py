"""What others do to texts, by script: the ways that are measured."""
