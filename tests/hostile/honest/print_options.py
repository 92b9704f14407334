"""NumPy prints with two digits."""

#: include mlp_solved

np.set_printoptions(precision=2, suppress=True)
