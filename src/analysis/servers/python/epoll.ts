/** In Python: Reactors by epoll, level- and edge-triggered, alone and as one of several processes. */
import { furtherIn } from '../marked.ts';
import type { ServerTextSettings } from '../settings.ts';
import { listens, serve, withImports } from './common.ts';

interface Loop {
  readonly part?: string;
  /** With which a connection is watched, and the listening socket. */
  readonly edge?: boolean;
  readonly listenerFlags?: string;
  /** Others watch the listening socket too: accept() may find nothing. */
  readonly isShared?: boolean;
}

/** One accept() or recv() for each event. */
function oneEach({ recvBytes }: ServerTextSettings, loop: Loop = {}): string {
  const { part = '', edge = false, isShared = false } = loop;
  const flags = edge ? 'select.EPOLLIN | select.EPOLLET' : 'select.EPOLLIN';
  const accepts = `
conn, peer = listener.accept()  ## ${part}accept
conns[conn.fileno()] = conn
epoll.register(conn, ${flags})  ## ${part}watch
`;
  const acceptsOrNot = isShared
    ? `with suppress(BlockingIOError):  # another worker may have been faster\n${furtherIn(accepts)}`
    : accepts;
  return `
epoll, conns = select.epoll(), {}
epoll.register(listener, ${loop.listenerFlags ?? flags})  ## ${part}watchListener
while True:
    ready = epoll.poll()  ## ${part}wait
    for fd, event in ready:  ## ${part}each
        if fd == listener.fileno():
${furtherIn(acceptsOrNot, '            ')}
            continue
        request = b''
        with suppress(ConnectionError):
            if request := conns[fd].recv(${recvBytes}):  ## ${part}recv
                answer = serve(request)  ## ${part}service
                conns[fd].sendall(answer)  ## ${part}send
        if not request:
            conns.pop(fd).close()  ## ${part}close
`;
}

const alone = (settings: ServerTextSettings, loop: string) =>
  withImports(`
${serve(settings)}

${listens(settings).trim()}
listener.setblocking(False)
${loop.trim()}
`);

export const epollLt = (settings: ServerTextSettings) => alone(settings, oneEach(settings));

/** With its mistake: an edge is told once, and what is left behind it is not. */
export const epollEtOnce = (settings: ServerTextSettings) =>
  alone(settings, oneEach(settings, { edge: true }));

export const epollEt = (settings: ServerTextSettings) =>
  alone(
    settings,
    `
epoll, conns = select.epoll(), {}
epoll.register(listener, select.EPOLLIN | select.EPOLLET)  ## watchListener
while True:
    ready = epoll.poll()  ## wait
    for fd, event in ready:  ## each
        try:
            while fd == listener.fileno():
                conn, peer = listener.accept()  ## accept
                conns[conn.fileno()] = conn
                epoll.register(conn, select.EPOLLIN | select.EPOLLET)  ## watch
            while request := conns[fd].recv(${settings.recvBytes}, socket.MSG_DONTWAIT):  ## recv
                answer = serve(request)  ## service
                conns[fd].sendall(answer)  ## send
        except BlockingIOError:  # EAGAIN: there is no more, and the next edge will be told
            continue
        except ConnectionError:
            pass
        conns.pop(fd).close()  ## close
`,
  );

const workers = (settings: ServerTextSettings, listenerFlags: string) =>
  withImports(`
${serve(settings)}

def work():
${furtherIn(oneEach(settings, { part: 'worker: ', listenerFlags, isShared: true }))}

${listens(settings).trim()}
listener.setblocking(False)
for _ in range(${settings.workers}):  ## more
    if os.fork() == 0:  ## fork
        work()
os.wait()  ## wait
`);

export const epollShared = (settings: ServerTextSettings) => workers(settings, 'select.EPOLLIN');

export const epollExclusive = (settings: ServerTextSettings) =>
  workers(settings, 'select.EPOLLIN | select.EPOLLEXCLUSIVE');

export const reuseport = (settings: ServerTextSettings) =>
  withImports(`
${serve(settings)}

def work():
${furtherIn(listens(settings, { option: 'SO_REUSEPORT', mark: 'worker: listen' }))}
${furtherIn(oneEach(settings, { part: 'worker: ' }))}

for _ in range(${settings.workers}):  ## more
    if os.fork() == 0:  ## fork
        work()
os.wait()  ## wait
`);
