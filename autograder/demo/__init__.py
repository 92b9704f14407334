"""The demo: a small class graded from end to end, so that a newcomer sees what comes out."""
