"""Reads a student's work as data: which file counts, and the cells in it."""
