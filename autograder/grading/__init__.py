"""Runs an assignment's checks against a submission and returns the result as data."""
