"""Archives on this machine: folders and Git repositories, read and never written."""
