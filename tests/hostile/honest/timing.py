"""Functions measure their own time."""

#: include mlp_solved


import time

inner = hidden_layer


def hidden_layer(X, W1, b1):
    start = time.perf_counter()
    result = inner(X, W1, b1)
    print(f"{time.perf_counter() - start:.3f} s")
    return result


output_layer = hidden_layer
