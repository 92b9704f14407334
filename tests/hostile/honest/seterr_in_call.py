"""A function silences NumPy's warnings and leaves it at that."""

#: include mlp_solved


inner = sigmoid


def sigmoid(x):
    np.seterr(over="ignore")
    return inner(x)
