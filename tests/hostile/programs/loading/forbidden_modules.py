"""Gets a module that the assignment forbids back by other doors, and computes with it.

Seen: a search of the text for `import torch` finds no `__import__("tor" + "ch")`.
Must: there is none to be had: no points, and the sentence names the module.
"""

import importlib
import importlib.util
import sys

NAME = "tor" + "ch"
tried = []
for door in (
    lambda: __import__(NAME),
    lambda: importlib.import_module(NAME + ".nn"),
    lambda: exec("import " + NAME),
    lambda: importlib.util.module_from_spec(importlib.util.find_spec(NAME)),
):
    try:
        tried.append(door())
    except ImportError as error:
        tried.append(str(error))
print(tried, NAME in sys.modules)


def sigmoid(x):
    import torch

    return torch.sigmoid(torch.as_tensor(x)).numpy()


def sigmoid_derivative(a):
    return importlib.import_module(NAME).as_tensor(a)
