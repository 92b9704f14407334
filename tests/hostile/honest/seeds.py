"""Seeds are set for everything in the file; a function draws from generators of its own."""

#: include mlp_solved


import random

np.random.seed(0)
random.seed(0)
rng = np.random.default_rng(0)
inner = train_step


def train_step(*args):
    np.random.default_rng(1).normal()
    random.Random(1).random()
    return inner(*args)
