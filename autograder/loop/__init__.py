"""The student's loop: merge both files, grade what was just saved, give a further hint."""
