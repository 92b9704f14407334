"""The way from the learning management system and back: rosters, archives, late work, grades."""
