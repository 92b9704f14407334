"""Results are kept by their arguments' bytes."""

#: include mlp_solved


cache = {}
inner = sigmoid_derivative


def sigmoid_derivative(a):
    a = np.asarray(a, dtype=float)
    key = a.shape, a.tobytes()
    if key not in cache:
        cache[key] = inner(a)
    return cache[key].copy()
