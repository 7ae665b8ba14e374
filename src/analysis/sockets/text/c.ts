/** A program in C, for any POSIX system. Errors are not looked at, as its first line says. */
import type { Program, SocketCall, SocketOption } from '../program.ts';
import {
  connectionFrom,
  indented,
  line,
  LARGEST_RECV,
  nameOf,
  naming,
  placesOf,
  portsOf,
  type ProgramAddress,
  type Line,
} from './lines.ts';
import { statementsOf, type Statement } from './statements.ts';

export function c(program: Program, address: ProgramAddress): Line[] {
  const statements = statementsOf(program);
  const body = statements.flatMap((statement) => linesOf(statement, program));
  const calls = program.doings.filter((doing) => doing.kind === 'call');
  const uses = (...names: SocketCall['name'][]) => calls.some(({ name }) => names.includes(name));
  const setsOptionOfTcp = calls.some(({ option }) => option?.name.startsWith('TCP_'));
  const sent = calls.map(({ name, bytes = 0 }) =>
    name === 'send' || name === 'connect' ? bytes : 0,
  );
  const size = Math.max(LARGEST_RECV, ...sent);
  const { own, peer } = portsOf(program, address);
  return [
    line('/* without the checks for errors */'),
    line('#include <arpa/inet.h>'),
    ...(uses('getsockopt') || setsOptionOfTcp ? [line('#include <netinet/tcp.h>')] : []),
    line('#include <sys/socket.h>'),
    line('#include <unistd.h>'),
    line(''),
    line('int main(void) {'),
    ...indented([
      ...(uses('bind') ? addressLines('own', address.host, own) : []),
      ...(uses('connect') ? addressLines('peer', address.host, peer) : []),
      ...(uses('send', 'recv') || sent.some((n) => n > 0)
        ? [line(`static char buffer[${size}];`)]
        : []),
      ...(uses('getsockopt')
        ? [line('struct tcp_info info;'), line('socklen_t size = sizeof info;')]
        : []),
      line(''),
      ...body,
    ]),
    line('}'),
  ];
}

const addressLines = (name: string, host: string, port: number): Line[] => [
  line(`struct sockaddr_in ${name} = {`),
  line('    .sin_family = AF_INET,'),
  line(`    .sin_port = htons(${port})`),
  line('};'),
  line(`inet_pton(AF_INET, "${host}", &${name}.sin_addr);`),
];

function linesOf(statement: Statement, program: Program): Line[] {
  switch (statement.kind) {
    case 'call': {
      const { index, call } = statement;
      return [line(`${assigned(index, call, program)};`, index)];
    }
    case 'elsewhere': {
      const { afterUs, placed } = statement;
      const text = expression(placed.call, program);
      return [line(`/* another thread, ${afterUs / 1000} ms later: ${text}; */`, placed.index)];
    }
    case 'readAll': {
      const { reads } = statement;
      const name = socketName(reads[0]?.call.on ?? 1, program);
      const test = `recv(${name}, buffer, sizeof buffer, 0) > 0`;
      return [line(`while (${test}) {}`, ...placesOf(reads))];
    }
    case 'readSome': {
      const { reads, bytes } = statement;
      const name = socketName(reads[0]?.call.on ?? 1, program);
      return [
        line(`for (int got = 0; got < ${bytes};)`),
        line(`    got += recv(${name}, buffer, sizeof buffer, 0);`, ...placesOf(reads)),
      ];
    }
    case 'sleep': {
      const { index, us } = statement;
      if (us === null) return [line('pause(); /* never closes */', index)];
      const wholeSeconds = us % 1e6 === 0;
      return [line(wholeSeconds ? `sleep(${us / 1e6});` : `usleep(${us});`, index)];
    }
    case 'crash':
      return [line('/* the host crashes here */', statement.index)];
  }
}

/** Level, name and value. */
const IN_C: Readonly<Record<SocketOption['name'], (value: number) => string>> = {
  SO_LINGER: (seconds) =>
    `SOL_SOCKET, SO_LINGER, &(struct linger){1, ${seconds}}, sizeof(struct linger)`,
  SO_REUSEADDR: (isOn) => `SOL_SOCKET, SO_REUSEADDR, &(int){${isOn}}, sizeof(int)`,
  TCP_CORK: (isOn) => `IPPROTO_TCP, TCP_CORK, &(int){${isOn}}, sizeof(int)`,
  TCP_FASTOPEN: (queue) => `IPPROTO_TCP, TCP_FASTOPEN, &(int){${queue}}, sizeof(int)`,
  TCP_NODELAY: (isOn) => `IPPROTO_TCP, TCP_NODELAY, &(int){${isOn}}, sizeof(int)`,
};
const optionText = ({ name, value }: SocketOption): string => IN_C[name](value);

const socketName = (on: SocketCall['on'], program: Program): string =>
  on === 'listener' ? 'listener' : nameOf(on, program);

function assigned(index: number, call: SocketCall, program: Program): string {
  const text = expression(call, program);
  if (call.name === 'socket')
    return `${naming(index, program) === 'again' ? '' : 'int '}${socketName(call.on, program)} = ${text}`;
  if (call.name === 'accept')
    return `int ${nameOf(connectionFrom(index, program), program)} = ${text}`;
  return text;
}

function expression(call: SocketCall, program: Program): string {
  const name = socketName(call.on, program);
  switch (call.name) {
    case 'socket':
      return 'socket(AF_INET, SOCK_STREAM, 0)';
    case 'bind':
      return `bind(${name}, (struct sockaddr *)&own, sizeof own)`;
    case 'listen':
      return `listen(${name}, SOMAXCONN)`;
    case 'accept':
      return `accept(${name}, NULL, NULL)`;
    case 'connect':
      if (call.bytes)
        return `sendto(${name}, buffer, ${call.bytes}, MSG_FASTOPEN, (struct sockaddr *)&peer, sizeof peer)`;
      return `connect(${name}, (struct sockaddr *)&peer, sizeof peer)`;
    case 'send':
      return `send(${name}, buffer, ${call.bytes ?? 0}, ${call.more ? 'MSG_MORE' : 0})`;
    case 'recv':
      return `recv(${name}, buffer, ${call.bytes ?? 'sizeof buffer'}, 0)`;
    case 'shutdown':
      return `shutdown(${name}, SHUT_WR)`;
    case 'setsockopt':
      return `setsockopt(${name}, ${call.option ? optionText(call.option) : ''})`;
    case 'getsockopt':
      return `getsockopt(${name}, IPPROTO_TCP, TCP_INFO, &info, &size)`;
    case 'close':
      return `close(${name})`;
  }
}
