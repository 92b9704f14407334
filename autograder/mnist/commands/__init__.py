"""The commands of the MNIST job; `autograder.cli` finds them here."""
