"""A thread answers after the deadline, and between two questions.

Seen: thought of here.
Must: the time limit, or a protocol fault; a later question never gets an earlier answer.
"""

import threading
import time

#: include channel


def later(request, seconds):
    write = frame_named("serve", "write")

    def answer():
        time.sleep(seconds)
        text = json.dumps(tree(id=request, value=0.5, output="")).encode()
        write(packed(text))
        write(packed(text))

    threading.Thread(target=answer, daemon=True).start()


def sigmoid(x):
    later(number(), 1.3)
    time.sleep(5)


def sigmoid_derivative(a):
    later(number(), 0.01)
    return a
