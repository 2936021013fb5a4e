"""Measurements of the whole product: `python -m benchmarks` lists them."""
