"""The editor's desk: worksheets that go out, are worked on by hand, and come back without losing a note."""
