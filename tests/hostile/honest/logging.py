"""Logging to the standard streams at every level."""

#: include mlp_solved


import logging

logging.basicConfig(level=logging.DEBUG)
inner = sigmoid


def sigmoid(x):
    logging.debug("x = %s", x)
    return inner(x)
