"""Sleeps in every function, which takes no processor time at all.

Seen: limits on processor time alone never end what does nothing.
Must: ended by the time that passes; no points.
"""

import time


def asleep(*arguments):
    time.sleep(1_000)


sigmoid = sigmoid_derivative = hidden_layer = output_layer = asleep
output_delta = hidden_delta = update = train_step = asleep
