"""Assertions and type hints check all inputs."""

#: include mlp_solved


inner = update


def update(W: np.ndarray, b: np.ndarray, inputs, delta, lr: float) -> tuple[np.ndarray, np.ndarray]:
    assert lr >= 0, "a learning rate is positive"
    return inner(W, b, inputs, delta, lr)
