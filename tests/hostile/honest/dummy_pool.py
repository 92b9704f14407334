"""multiprocessing's threads, as the sentence advises."""

#: include mlp_solved


from multiprocessing.dummy import Pool

with Pool(2) as pool:
    print(pool.map(abs, [-1, -2]))
