"""The words all stations share: an article and its parts, and how it is read and written."""
