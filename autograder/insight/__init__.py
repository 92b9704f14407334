"""The report on a class: submissions, points, item analysis, and who needs help."""
