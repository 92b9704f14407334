"""Seeds are set for everything, in the file and in a function."""

#: include mlp_solved


import random

np.random.seed(0)
random.seed(0)
rng = np.random.default_rng(0)
inner = train_step


def train_step(*args):
    np.random.seed(1)
    random.random()
    return inner(*args)
