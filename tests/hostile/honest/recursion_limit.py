"""The recursion limit is raised in the file and in a function."""

#: include mlp_solved


import sys

sys.setrecursionlimit(20_000)
inner = update


def update(*args):
    sys.setrecursionlimit(3_000)
    return inner(*args)
