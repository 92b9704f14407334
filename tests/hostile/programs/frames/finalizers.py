"""Finalizers, weak references and generators that wake up while the worker answers, and change it.

Seen: thought of here.
Must: no points.
"""

import gc, sys, weakref


class Bomb:
    def __del__(self):
        f = sys._getframe()
        while f:
            for n, v in list(f.f_locals.items()):
                if n == "reply" and isinstance(v, dict):
                    v["value"] = 0.5
            f = f.f_back
        self.__class__.kept = Bomb()


def sigmoid(z):
    Bomb()
    weakref.finalize(Bomb(), print, "x")
    gc.collect()

    def g():
        try:
            yield 1
        finally:
            yield 2

    next(g())
    return Bomb()
