"""Clients of the places where editions are put: folders, Git, commands, S3, WordPress; and the form that is set."""
