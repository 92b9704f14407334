"""multiprocessing's threads, whose queues need what only processes have.

Says: fault.processes
"""

#: include mlp_solved


from multiprocessing.dummy import Pool

with Pool(2) as pool:
    print(pool.map(abs, [-1, -2]))
