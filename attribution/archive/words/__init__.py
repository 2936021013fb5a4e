"""Articles found by their words, and who else printed a quotation."""
