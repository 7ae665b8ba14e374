/** A program in Python. It runs as it stands. */
import type { Program, SocketCall, SocketOption } from '../program.ts';
import {
  connectionFrom,
  hostsOf,
  indented,
  line,
  LARGEST_RECV,
  nameOf,
  placesOf,
  portsOf,
  seconds,
  type ProgramAddress,
  type Line,
} from './lines.ts';
import { statementsOf, type Statement } from './statements.ts';

export function python(program: Program, address: ProgramAddress): Line[] {
  const statements = statementsOf(program);
  const body = statements.flatMap((statement) => linesOf(statement, program, address));
  const all = body.map(({ text }) => text).join('\n');
  const modules = ['signal', 'socket', 'struct', 'threading', 'time'];
  const used = modules.filter((name) => name === 'socket' || all.includes(`${name}.`));
  return [line(`import ${used.join(', ')}`), line(''), ...body];
}

function linesOf(statement: Statement, program: Program, address: ProgramAddress): Line[] {
  switch (statement.kind) {
    case 'call': {
      const { index, call, caught } = statement;
      const text = line(assigned(index, call, program, address), index);
      if (!caught) return [text];
      return [line('try:'), ...indented([text]), line('except OSError:'), line('    pass')];
    }
    case 'elsewhere': {
      const { afterUs, placed } = statement;
      const text = expression(placed.call, program, address);
      return [line(`threading.Timer(${seconds(afterUs)}, lambda: ${text}).start()`, placed.index)];
    }
    case 'readAll': {
      const { reads } = statement;
      const name = socketName(reads[0]?.call.on ?? 1, program);
      return [line(`while ${name}.recv(${LARGEST_RECV}):`, ...placesOf(reads)), line('    pass')];
    }
    case 'readSome': {
      const { reads, bytes } = statement;
      const name = socketName(reads[0]?.call.on ?? 1, program);
      return [
        line('got = 0'),
        line(`while got < ${bytes}:`),
        line(`    got += len(${name}.recv(${LARGEST_RECV}))`, ...placesOf(reads)),
      ];
    }
    case 'sleep': {
      const { index, us } = statement;
      return [
        us === null
          ? line('signal.pause()  # never closes', index)
          : line(`time.sleep(${seconds(us)})`, index),
      ];
    }
    case 'crash':
      return [line('# the host crashes here', statement.index)];
  }
}

/** Level, name and value. */
const IN_PYTHON: Readonly<Record<SocketOption['name'], (value: number) => string>> = {
  SO_LINGER: (seconds) => `socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, ${seconds})`,
  SO_REUSEADDR: (isOn) => `socket.SOL_SOCKET, socket.SO_REUSEADDR, ${isOn}`,
  TCP_CORK: (isOn) => `socket.IPPROTO_TCP, socket.TCP_CORK, ${isOn}`,
  TCP_FASTOPEN: (queue) => `socket.IPPROTO_TCP, socket.TCP_FASTOPEN, ${queue}`,
  TCP_NODELAY: (isOn) => `socket.IPPROTO_TCP, socket.TCP_NODELAY, ${isOn}`,
};
const optionText = ({ name, value }: SocketOption): string => IN_PYTHON[name](value);

const socketName = (on: SocketCall['on'], program: Program): string =>
  on === 'listener' ? 'listener' : nameOf(on, program);

/** A call with what becomes of what it returns. */
function assigned(
  index: number,
  call: SocketCall,
  program: Program,
  address: ProgramAddress,
): string {
  const text = expression(call, program, address);
  if (call.name === 'socket') return `${socketName(call.on, program)} = ${text}`;
  if (call.name === 'accept')
    return `${nameOf(connectionFrom(index, program), program)}, peer = ${text}`;
  return text;
}

function expression(call: SocketCall, program: Program, address: ProgramAddress): string {
  const { own, peer } = portsOf(program, address);
  const host = hostsOf(program, address);
  const name = socketName(call.on, program);
  switch (call.name) {
    case 'socket':
      return 'socket.socket()';
    case 'bind':
      return `${name}.bind(('${host.own}', ${own}))`;
    case 'listen':
      return `${name}.listen()`;
    case 'accept':
      return `${name}.accept()`;
    case 'connect':
      if (call.bytes)
        return `${name}.sendto(bytes(${call.bytes}), socket.MSG_FASTOPEN, ('${host.peer}', ${peer}))`;
      return `${name}.connect(('${host.peer}', ${peer}))`;
    case 'send':
      return `${name}.sendall(bytes(${call.bytes ?? 0})${call.more ? ', socket.MSG_MORE' : ''})`;
    case 'recv':
      return `${name}.recv(${call.bytes ?? LARGEST_RECV})`;
    case 'shutdown':
      return `${name}.shutdown(socket.SHUT_WR)`;
    case 'setsockopt':
      return `${name}.setsockopt(${call.option ? optionText(call.option) : ''})`;
    case 'getsockopt':
      return `${name}.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 104)`;
    case 'close':
      return `${name}.close()`;
  }
}
