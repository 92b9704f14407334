"""Exchange with the learning management system (LMS): rosters, archives, late work, grades."""
