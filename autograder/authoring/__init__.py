"""Builds the release (.py and .ipynb) and nbgrader's source notebook from each authored source."""
