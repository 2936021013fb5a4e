"""Known conflicts as regression tests: case files, their runner, a pytest plugin; baselines and comparisons of runs."""
