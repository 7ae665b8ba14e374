/** In Python: programs that sleep in accept() and recv(), by themselves, by threads, by processes. */
import { furtherIn } from '../marked.ts';
import type { ServerTextSettings } from '../settings.ts';
import { listens, serve, servesConnection, withImports } from './common.ts';

export const iterative = (settings: ServerTextSettings) =>
  withImports(`
${serve(settings)}

${listens(settings).trim()}
while True:
    conn, peer = listener.accept()  ## accept
${furtherIn(servesConnection(settings))}
`);

export const oneForEver = (settings: ServerTextSettings) =>
  withImports(`
${serve(settings)}

${listens(settings).trim()}
conn, peer = listener.accept()  ## accept
${servesConnection(settings).trim()}
# there is no way back to accept()
`);

export const thread = (settings: ServerTextSettings) =>
  withImports(`
${serve(settings)}

def handle(conn):
${furtherIn(servesConnection(settings, 'worker: '))}

${listens(settings).trim()}
while True:
    conn, peer = listener.accept()  ## accept
    threading.Thread(target=handle, args=(conn,)).start()  ## start
`);

const forks = (settings: ServerTextSettings, afterFork: string) =>
  withImports(`
${serve(settings)}

def handle(conn):
${furtherIn(servesConnection(settings, 'worker: '))}

signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel reaps the children
${listens(settings).trim()}
${afterFork.trim()}
`);

export const process = (settings: ServerTextSettings) =>
  forks(
    settings,
    `
while True:
    conn, peer = listener.accept()  ## accept
    if os.fork() == 0:  ## fork
        listener.close()
        handle(conn)
        os._exit(0)  ## worker: end
    conn.close()  ## closeCopy
`,
  );

export const processCopyKept = (settings: ServerTextSettings) =>
  forks(
    settings,
    `
conns = []
while True:
    conn, peer = listener.accept()  ## accept
    conns.append(conn)  # the parent keeps its copy open
    if os.fork() == 0:  ## fork
        listener.close()
        handle(conn)
        os._exit(0)  ## worker: end
`,
  );

export const prefork = (settings: ServerTextSettings) =>
  withImports(`
${serve(settings)}

def work():
    while True:
        conn, peer = listener.accept()  ## worker: accept
${furtherIn(servesConnection(settings, 'worker: '), '        ')}

${listens(settings).trim()}
for _ in range(${settings.workers}):  ## more
    if os.fork() == 0:  ## fork
        work()
os.wait()  ## wait
`);

export const endOfFileUnseen = (settings: ServerTextSettings) =>
  withImports(`
${serve(settings)}

${listens(settings).trim()}
while True:
    conn, peer = listener.accept()  ## accept
    with suppress(ConnectionError):
        while True:
            request = conn.recv(${settings.recvBytes})  ## recv
            if not request:  # taken for "nothing yet": it is the end of the file
                continue  ## again
            answer = serve(request)  ## service
            conn.sendall(answer)  ## send
    conn.close()  ## close
`);

export const acceptOnce = (settings: ServerTextSettings) =>
  withImports(`
${serve(settings)}

${listens(settings).trim()}
listener.setblocking(False)
while True:
    conn, peer = listener.accept()  ## accept
${furtherIn(servesConnection(settings))}
`);
