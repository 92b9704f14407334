"""Tries every kind of socket, since Landlock alone would leave all but TCP open."""

from __future__ import annotations

import os
import socket

from .attempt import World, attempt


@attempt("network")
def connect_tcp(world: World) -> None:
    with socket.create_connection(("127.0.0.1", world.tcp_port), timeout=5):
        pass


@attempt("network")
def listen_tcp(world: World) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()


@attempt("network")
def send_udp(world: World) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(b"x", ("127.0.0.1", world.udp_port))


@attempt("network")
def connect_unix(world: World) -> None:
    os.chdir(os.path.dirname(world.unix_path))  # the whole path may be too long for an address
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(os.path.basename(world.unix_path))


@attempt("network")
def connect_abstract_unix(world: World) -> None:
    with socket.socket(socket.AF_UNIX) as client:
        client.connect("\0" + world.abstract_name)


@attempt("network")
def socket_pair(world: World) -> None:
    for end in socket.socketpair():
        end.close()


@attempt("network")
def open_vsock(world: World) -> None:
    socket.socket(40, socket.SOCK_STREAM).close()


@attempt("network")
def open_netlink(world: World) -> None:
    socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0).close()


@attempt("network")
def open_packet_socket(world: World) -> None:
    socket.socket(17, socket.SOCK_RAW, 0).close()
