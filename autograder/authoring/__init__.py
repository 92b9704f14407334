"""Makes from each authored source its release (.py and .ipynb) and nbgrader's source notebook."""
