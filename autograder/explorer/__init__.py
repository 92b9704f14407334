"""Groups a class's wrong answers, comments on each group, and finds submissions that are alike."""
