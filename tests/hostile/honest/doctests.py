"""Doctests are run at the bottom of the file."""

#: include mlp_solved


def halved(x):
    """
    >>> halved(4)
    2.0
    """
    return x / 2


import doctest

doctest.testmod()
