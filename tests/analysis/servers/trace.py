# Runs a server program as it stands, and tells what its calls on sockets return, when it sleeps, and that it listens.
# A line: name, the port of the client, what was returned. Processes that it forks write into the same pipe.
import errno
import os
import socket
import sys
import time

Plain = socket.socket


def tell(name, peer="-", result="-"):
    os.write(1, f"{name} {peer} {result}\n".encode())


def told(call, name, peer, of=lambda result: result):
    try:
        result = call()
    except OSError as error:
        tell(name, peer, errno.errorcode[error.errno])
        raise
    tell(name, peer, of(result))
    return result


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=lambda: tell("forked"))


class Traced(Plain):
    client = "-"

    def listen(self, *backlog):
        super().listen(*backlog)
        tell("listen")

    def accept(self):
        conn, peer = super().accept()
        conn.client = peer[1]
        tell("accept", conn.client)
        return conn, peer

    def recv(self, *given):
        return told(lambda: Plain.recv(self, *given), "recv", self.client, len)

    def close(self):
        super().close()
        tell("close", self.client)


socket.socket = Traced

with open(sys.argv[1]) as program:
    text = program.read()

sleep = time.sleep


def traced_sleep(seconds):
    tell("begins")
    sleep(seconds)
    tell("ends")


time.sleep = traced_sleep

if "asyncio" in text:
    import asyncio

    sleep_awaited = asyncio.sleep

    async def traced_awaited(seconds):
        tell("begins")
        await sleep_awaited(seconds)
        tell("ends")

    asyncio.sleep = traced_awaited

exec(compile(text, sys.argv[1], "exec"), {"__name__": "__main__"})
