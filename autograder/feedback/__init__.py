"""Feedback on a push: protected files, step summary, annotations, a JSON report."""
