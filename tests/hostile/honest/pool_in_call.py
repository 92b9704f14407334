"""A function shares its rows among processes.

Points: 17
Says: fault.processes
"""

#: include mlp_solved


from multiprocessing import Pool

inner = update


def update(W, b, inputs, delta, lr):
    with Pool(2) as pool:
        return pool.apply(inner, (W, b, inputs, delta, lr))


def train_step(X, y, W1, b1, W2, b2, lr):
    A1 = hidden_layer(X, W1, b1)[1]
    delta2 = output_delta(y, output_layer(A1, W2, b2)[1])
    delta1 = hidden_delta(delta2, W2, A1)
    return *inner(W1, b1, X, delta1, lr), *inner(W2, b2, A1, delta2, lr)
