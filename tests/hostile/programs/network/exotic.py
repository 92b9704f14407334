"""Other ways out: vsock, ALG, Bluetooth, io_uring, Netlink, DNS.

Seen: allow-lists that forget a family, filters that never see io_uring's operations.
Must: refused.
"""

import ctypes
import socket

libc = ctypes.CDLL(None, use_errno=True)


def sigmoid(x):
    for family in range(64):
        for kind in (1, 2, 3, 5):
            descriptor = libc.socket(family, kind, 0)
            if descriptor >= 0:
                print("opened a socket of family", family, kind)
    print(libc.syscall(425, 8, ctypes.create_string_buffer(120)))
    for ask in (
        lambda: socket.gethostbyname("example.org"),
        lambda: socket.getaddrinfo("example.org", 80),
    ):
        try:
            print(ask())
        except OSError as error:
            print(type(error).__name__)
    return x
