"""What a class got wrong, the same error once; what to say of it; and whose work is alike."""
