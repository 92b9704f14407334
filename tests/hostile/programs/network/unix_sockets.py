"""Connects to Unix sockets by path and in the abstract namespace.

Seen: Docker's and D-Bus's sockets are a way to root.
Must: refused, the listeners hear nothing.
Without confinement: reached
"""

import socket

for address in ("@UNIX@", "\0@ABSTRACT@", "/var/run/docker.sock", "/run/dbus/system_bus_socket"):
    try:
        link = socket.socket(socket.AF_UNIX)
        link.connect(address)
        link.sendall(b"answers")
    except OSError as error:
        print(error.errno)


def sigmoid(x):
    left, right = socket.socketpair()
    left.send(b"x")
    return right.recv(1)
