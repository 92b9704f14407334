"""A wrong hidden_layer; train_step calls whatever stands in for it and keeps the answers for later.

Seen: thought of here: an earlier exercise is answered by the reference.
Must: no points for hidden_layer.
"""

import builtins, json, os, numpy as np

KEPT = builtins.__dict__.setdefault("KEPT", {})


def hidden_layer(X, W1, b1):
    key = repr(X) + repr(W1)
    for name in os.listdir("."):
        if name == "kept.json" and key in (d := json.load(open(name))):
            return tuple(map(np.array, d[key]))
    return KEPT.get(key, (X, X))


def train_step(X, y, W1, b1, W2, b2, lr):
    for _ in range(50):
        A = hidden_layer(X, W1, b1)
    KEPT[repr(X) + repr(W1)] = A
    json.dump({repr(X) + repr(W1): [np.asarray(p).tolist() for p in A]}, open("kept.json", "w"))
    return W1, b1, W2, b2, 0.0
