"""Articles, readings and vectors as bytes, and back; bytes that are not ours are never believed."""
