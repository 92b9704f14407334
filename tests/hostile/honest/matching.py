"""Pattern matching, walrus, positional-only parameters and a generator."""

#: include mlp_solved


inner = hidden_layer


def rows(X, /):
    yield from (row for row in np.atleast_2d(X))


def hidden_layer(X, W1, b1):
    match np.ndim(X):
        case 2 if (count := len(list(rows(X)))) == len(X):
            return inner(X, W1, b1)
        case _:
            return inner(X, W1, b1)
