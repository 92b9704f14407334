"""Functions are decorated, with wraps and without."""

#: include mlp_solved


import functools


def shout(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        print(function.__name__)
        return function(*args, **kwargs)

    return inner


sigmoid = shout(sigmoid)
sigmoid_derivative = functools.lru_cache(maxsize=None)(lambda a: a) and shout(sigmoid_derivative)
