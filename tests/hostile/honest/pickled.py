"""Weights are pickled into the folder of the process and read back."""

#: include mlp_solved


import pickle
from pathlib import Path

inner = update


def update(W, b, inputs, delta, lr):
    made = inner(W, b, inputs, delta, lr)
    Path("weights.pkl").write_bytes(pickle.dumps(made))
    return pickle.loads(Path("weights.pkl").read_bytes())
