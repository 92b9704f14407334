"""An instructor's term: how far each student is, and the grades that go back to the LMS."""
