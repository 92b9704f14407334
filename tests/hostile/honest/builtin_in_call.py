"""A function replaces a built-in function while it runs, and forgets to put it back."""

#: include mlp_solved


import builtins

inner = hidden_delta


def hidden_delta(delta2, W2, A1):
    builtins.abs = np.abs
    return inner(delta2, W2, A1)
