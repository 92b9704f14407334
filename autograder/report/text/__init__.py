"""What feedback says, in Korean and English, apart from the code that shows it."""
