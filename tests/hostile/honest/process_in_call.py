"""A function starts a process and reads a queue.

Points: 18
Says: fault.processes
"""

#: include mlp_solved


from multiprocessing import Process

inner = sigmoid_derivative


def sigmoid_derivative(a):
    process = Process(target=print)
    process.start()
    process.join()
    return inner(a)


def output_delta(y, y_hat):
    return (np.asarray(y, dtype=float) - y_hat) * inner(y_hat)


def hidden_delta(delta2, W2, A1):
    return np.asarray(delta2, dtype=float) @ np.asarray(W2, dtype=float).T * inner(A1)
