"""Garbage collection is switched off for speed."""

#: include mlp_solved

import gc

gc.disable()
