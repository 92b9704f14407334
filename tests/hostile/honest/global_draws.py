"""A step seeds and draws from the generators that everybody shares, and throws the numbers away.

Points: 17.0
Says: global_random
"""

#: include mlp_solved


import random

inner = train_step


def train_step(*args):
    np.random.seed(1)
    random.random()
    return inner(*args)
