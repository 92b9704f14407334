"""A helper is called like a built-in function."""

#: include mlp_solved


def sum(values):
    total = 0.0
    for value in values:
        total = total + value
    return total


def max(a, b):
    return a if a > b else b
