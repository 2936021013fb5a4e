"""What was computed, for whoever asks again: readings, vectors, verdicts and judgements of blocks."""
