"""Command-line arguments are parsed at the top, with defaults."""

#: include mlp_solved


import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--lr", type=float, default=0.1)
options = parser.parse_args()
