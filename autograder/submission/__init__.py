"""A student's work as data: which file counts, and the cells that stand in it."""
