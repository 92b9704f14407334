# %%
# One of the demo's submissions: what a beginner hands in. Some functions are right, most are not.
import numpy as np


# %% sigmoid
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, 1 / (1 + np.exp(-abs(x))), np.exp(-abs(x)) / (1 + np.exp(-abs(x))))


# %% sigmoid_derivative
def sigmoid_derivative(a):
    return sigmoid(a) * (1 - sigmoid(a))


# %% hidden_layer
def hidden_layer(X, W1, b1):
    Z1 = np.asarray(X) @ np.asarray(W1) + np.asarray(b1)
    return Z1, sigmoid(Z1)


# %% output_layer
def output_layer(A1, W2, b2):
    Z2 = np.asarray(A1) @ np.asarray(W2) + np.asarray(b2)
    return sigmoid(Z2)


# %% output_delta
def output_delta(y, y_hat):
    return (np.asarray(y_hat) - np.asarray(y)) * sigmoid_derivative(y_hat)


# %% hidden_delta
def hidden_delta(delta2, W2, A1):
    return np.asarray(delta2) @ np.asarray(W2) * sigmoid_derivative(A1)


# %% update
def update(W, b, inputs, delta, lr):
    W_new = np.asarray(W) + lr * np.asarray(inputs).T @ np.asarray(delta)
    b_new = np.asarray(b) + lr * np.mean(delta, axis=0)
    return W_new, b_new


# %%
print(train_step)  # noqa: F821 - a scratch line that fails, as they do


# %% train_step
def train_step(X, y, W1, b1, W2, b2, lr):
    while True:
        pass
