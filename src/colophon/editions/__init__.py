"""A signed translation becomes pages, feeds and files: values in, bytes out."""
