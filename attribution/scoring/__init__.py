"""Metrics of findings, quotations and layout against gold: pure functions over the values of `types` and gold records.

`gold` reads the annotation, `findings`, `quotes` and `layout` compare it with what a run found, `measures` and
`quote_measures` count, `tally` adds up and resamples. Nothing here reads a file, prints or draws without a seed.
"""
