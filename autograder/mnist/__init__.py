"""Real handwritten digits: the data, and `course train mnist` and `course predict`.

Part of the package since it trains with the assignment's own functions, a student's or the
reference's, and students get it with their release; no other part of the engine knows it.
"""
