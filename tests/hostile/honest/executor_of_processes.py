"""ProcessPoolExecutor at the top.

Says: fault.processes
"""

#: include mlp_solved


from concurrent.futures import ProcessPoolExecutor

with ProcessPoolExecutor(2) as pool:
    squares = list(pool.map(abs, [1, 2]))
