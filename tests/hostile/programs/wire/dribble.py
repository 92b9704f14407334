"""Sends a valid reply one byte at a time, for longer than a call may take.

Seen: timeouts that start anew with each byte.
Must: the time limit of the call.
"""

import time

#: include channel


def sigmoid(x):
    text = json.dumps(tree(id=number(), value=0.5)).encode()
    for byte in packed(text):
        raw(bytes([byte]))
        time.sleep(0.1)
    return x
