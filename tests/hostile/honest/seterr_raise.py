"""NumPy is told to raise on overflow, for the whole file."""

#: include mlp_solved

np.seterr(over="raise", divide="raise", invalid="raise")
