"""Runs student code in a separate process, from which only data comes back."""
