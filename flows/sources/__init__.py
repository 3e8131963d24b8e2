"""One family of raw files a module, with its curated YAML beside it."""
