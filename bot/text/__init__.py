"""How it is said: catalogues, languages, dates in words. Knows nothing above it."""
