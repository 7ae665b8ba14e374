/** What the Python programs have in common: the service, the listening socket, the loop over one client's requests. */
import { seconds } from '../../sockets/text/lines.ts';
import { furtherIn } from '../marked.ts';
import { PREFIX, type ServerTextSettings } from '../settings.ts';

/** The imports that a text needs, in the order of the alphabet, and the text. */
export function withImports(text: string): string {
  const modules = ['asyncio', 'os', 'select', 'signal', 'socket', 'threading', 'time'];
  const used = modules.filter((name) => new RegExp(`\\b${name}\\.`).test(text));
  const suppress = text.includes('suppress(') ? '\nfrom contextlib import suppress' : '';
  return `import ${used.join(', ')}${suppress}\n\n${text.trim()}`;
}

export function serve({ service: { ioUs, cpuUs }, handler }: ServerTextSettings, isTask = false) {
  const sleep =
    isTask && handler === 'awaits'
      ? `await asyncio.sleep(${seconds(ioUs)})  # waits for a disk, and others go on`
      : isTask
        ? `time.sleep(${seconds(ioUs)})  # waits for a disk, and so does the whole loop`
        : `time.sleep(${seconds(ioUs)})  # waits for a disk`;
  const compute = `end = time.thread_time() + ${seconds(cpuUs)}\nwhile time.thread_time() < end:\n    pass  # computes`;
  const body = [
    ...(ioUs > 0 ? [sleep] : []),
    ...(cpuUs > 0 ? [compute] : []),
    `return b'${PREFIX}' + request`,
  ];
  return `${isTask ? 'async ' : ''}def serve(request):\n${furtherIn(body.join('\n'))}`;
}

export const listens = (
  { host, port, backlog }: ServerTextSettings,
  { option = 'SO_REUSEADDR', mark = 'listen' } = {},
) => `
listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.${option}, 1)
listener.bind(('${host}', ${port}))
listener.listen(${backlog})  ## ${mark}
`;

/** One client, until it closes or is gone. */
export const servesConnection = ({ recvBytes }: ServerTextSettings, part = '') => `
with suppress(ConnectionError):
    while request := conn.recv(${recvBytes}):  ## ${part}recv
        answer = serve(request)  ## ${part}service
        conn.sendall(answer)  ## ${part}send
conn.close()  ## ${part}close
`;
