"""What an instructor asks over a term: where everybody stands, and what goes back to the LMS."""
