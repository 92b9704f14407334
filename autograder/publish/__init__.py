"""Makes the students' repository: what is released, and recordings in place of answers."""
