"""multiprocessing is only asked for the number of processors."""

#: include mlp_solved


import multiprocessing

print(multiprocessing.cpu_count())
