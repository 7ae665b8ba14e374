/** In Python: Reactors by select() and poll(), and coroutines on asyncio's loop. */
import type { ServerTextSettings } from '../settings.ts';
import { listens, serve, withImports } from './common.ts';

export const select = (settings: ServerTextSettings) =>
  withImports(`
${serve(settings)}

${listens(settings).trim()}
inputs, outputs, answers = [listener], [], {}  ## watchListener
while True:
    readable, writable, _ = select.select(inputs, outputs, [])  ## select
    for sock in readable:  ## each
        if sock is listener:
            conn, peer = listener.accept()  ## accept
            inputs.append(conn)  ## watch
            answers[conn] = []
            continue
        request = b''
        with suppress(ConnectionError):
            request = sock.recv(${settings.recvBytes})  ## recv
        if request:
            answer = serve(request)  ## service
            answers[sock].append(answer)  ## putAside
            if sock not in outputs:
                outputs.append(sock)
        else:
            inputs.remove(sock)
            if sock in outputs:
                outputs.remove(sock)
            sock.close()  ## close
    for sock in [sock for sock in writable if sock in outputs]:
        if answers[sock]:  ## takeAnswer
            with suppress(ConnectionError):
                sock.sendall(answers[sock].pop(0))  ## send
        else:
            outputs.remove(sock)  ## forgetWritable
`);

export const poll = (settings: ServerTextSettings) =>
  withImports(`
${serve(settings)}

${listens(settings).trim()}
poll, conns, answers = select.poll(), {}, {}
poll.register(listener, select.POLLIN)  ## watchListener
while True:
    ready = poll.poll()  ## select
    for fd in [fd for fd, event in ready if event != select.POLLOUT]:  ## each
        if fd == listener.fileno():
            conn, peer = listener.accept()  ## accept
            conns[conn.fileno()], answers[conn.fileno()] = conn, []
            poll.register(conn, select.POLLIN)  ## watch
            continue
        request = b''
        with suppress(ConnectionError):
            request = conns[fd].recv(${settings.recvBytes})  ## recv
        if request:
            answer = serve(request)  ## service
            answers[fd].append(answer)  ## putAside
            poll.modify(fd, select.POLLIN | select.POLLOUT)
        else:
            poll.unregister(fd)
            conns.pop(fd).close()  ## close
    for fd in [fd for fd, event in ready if event & select.POLLOUT and fd in conns]:
        if answers[fd]:  ## takeAnswer
            with suppress(ConnectionError):
                conns[fd].sendall(answers[fd].pop(0))  ## send
        else:
            poll.modify(fd, select.POLLIN)  ## forgetWritable
`);

export const asyncio = (settings: ServerTextSettings) =>
  withImports(`
${serve(settings, true)}

async def handle(reader, writer):
    with suppress(ConnectionError):
        while request := await reader.read(${settings.recvBytes}):  ## worker: read
            answer = await serve(request)  ## worker: service
            writer.write(answer)  ## worker: write
            await writer.drain()  ## worker: write
    writer.close()  ## worker: close

async def main():
    address = ('${settings.host}', ${settings.port})
    server = await asyncio.start_server(handle, *address, backlog=${settings.backlog})  ## listen watchListener
    # the loop: it waits, accepts, reads, and goes on with the coroutine that has waited for it
    await server.serve_forever()  ## wait each accept createTask recv feed resume

asyncio.run(main())
`);
