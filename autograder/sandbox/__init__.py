"""The student process: student code runs over there, and only data comes back."""
