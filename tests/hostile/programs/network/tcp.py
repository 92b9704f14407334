"""Connects by TCP, and listens.

Seen: an exfiltration by HTTP from a notebook.
Must: refused, the listener hears nothing.
Without confinement: reached
"""

import socket
import urllib.request

try:
    with socket.create_connection(("127.0.0.1", int("@TCP@")), timeout=0.3) as link:
        link.sendall(b"answers")
except OSError as error:
    print(error.errno)
for address in ("http://127.0.0.1:@TCP@/", "http://[::1]:@TCP@/"):
    try:
        urllib.request.urlopen(address, timeout=0.3)
    except Exception as error:
        print(type(error).__name__)


def sigmoid(x):
    listener = socket.create_server(("127.0.0.1", 0))
    return listener.getsockname()[1]
