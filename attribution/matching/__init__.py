"""Which statements may report the same fact: stories, candidate pairs, remarks in different words."""
