"""The student's loop: bring both files together, grade what was just saved, give a hint more."""
