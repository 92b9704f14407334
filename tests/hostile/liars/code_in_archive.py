"""save_checkpoint writes archives whose pickle would run code, or hold itself, if it were loaded.

Assignment: 11_mnist
Exercises: save_checkpoint
Seen: the usual attack on torch.load.
Must: no points, and nothing of it runs.
"""

import os
import pickle
import zipfile


class Runs:
    def __reduce__(self):
        return os.system, ("touch /tmp/it_ran",)


def save_checkpoint(path, model, optimizer, epoch):
    loop = {}
    loop["model"] = loop["optimizer"] = loop
    held = Runs() if epoch % 2 else loop
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/data.pkl", pickle.dumps({"model": held, "optimizer": held, "epoch": epoch}))
