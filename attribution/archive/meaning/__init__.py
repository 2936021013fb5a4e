"""Articles found by what they say: vectors of statements and their nearest neighbours."""
