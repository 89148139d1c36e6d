"""What is put where readers are: an article's forms outside the site, as values; who puts them stands in adapters."""
