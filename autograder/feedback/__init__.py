"""What a push is answered with: protected files, step summary, annotations, a JSON report."""
