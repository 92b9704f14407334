"""Sends by UDP, raw and packet sockets.

Seen: Landlock alone does not stop UDP.
Must: refused, the listener hears nothing.
Without confinement: reached
"""

import socket

for family, kind in (
    (socket.AF_INET, socket.SOCK_DGRAM),
    (socket.AF_INET, socket.SOCK_RAW),
    (socket.AF_PACKET, socket.SOCK_RAW),
    (socket.AF_NETLINK, socket.SOCK_RAW),
):
    try:
        link = socket.socket(family, kind)
        link.sendto(b"answers", ("127.0.0.1", int("@UDP@")))
    except (OSError, TypeError) as error:
        print(error)


def sigmoid(x):
    return x
