"""The program ends itself where something is missing, and nothing is."""

#: include mlp_solved


import sys

if np is None:
    sys.exit("NumPy is missing")
