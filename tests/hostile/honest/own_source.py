"""A function looks at its own source, as `inspect` lets it."""

#: include mlp_solved


import inspect

print(len(inspect.getsource(sigmoid)) > 0, inspect.signature(sigmoid))
