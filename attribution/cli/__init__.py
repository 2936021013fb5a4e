"""The command line: one file per verb; it parses, calls, prints and sets the exit code. Nothing else prints or exits."""
