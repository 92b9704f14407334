"""A pool of processes is made when the file is loaded.

Says: fault.processes
"""

#: include mlp_solved


from multiprocessing import Pool

pool = Pool(2)
