"""Runs an assignment's checks against a submission and says what came of it, as data."""
