/**
 * A program in JavaScript, for Node. There calls never block: what takes time is awaited, and `socket` and `bind` have no
 * line of their own.
 */
import type { Program, SocketCall } from '../program.ts';
import {
  connectionFrom,
  indented,
  line,
  nameOf,
  naming,
  placesOf,
  portsOf,
  type ProgramAddress,
  type Line,
} from './lines.ts';
import { statementsOf, type Statement } from './statements.ts';

export function javaScript(program: Program, address: ProgramAddress): Line[] {
  const statements = statementsOf(program);
  const body = statements.flatMap((statement) => linesOf(statement, program, address));
  const all = body.map(({ text }) => text).join('\n');
  const imports = [
    ...(all.includes('once(') ? [line(`import { once } from 'node:events';`)] : []),
    line(`import net from 'node:net';`),
    ...(all.includes('sleep(')
      ? [line(`import { setTimeout as sleep } from 'node:timers/promises';`)]
      : []),
  ];
  const listens = program.doings.some((doing) => doing.kind === 'call' && doing.name === 'accept');
  const last = program.doings.at(-1);
  const ends = last?.kind === 'call' && last.returnedAt !== null;
  return [
    ...imports,
    line(''),
    ...withHidden(body, program),
    ...(listens && ends ? [line('server.close();')] : []),
  ];
}

function linesOf(statement: Statement, program: Program, address: ProgramAddress): Line[] {
  switch (statement.kind) {
    case 'call': {
      const { index, call, caught } = statement;
      const lines = callLines(index, call, program, address);
      if (!caught || !call.name.match(/^(bind|connect|recv)$/)) return lines;
      return [line('try {'), ...indented(lines), line('} catch {}')];
    }
    case 'elsewhere': {
      const { afterUs, placed } = statement;
      const lines = callLines(placed.index, placed.call, program, address);
      const text = (lines[0]?.text ?? '').replace(/^await |;$/g, '');
      return [line(`setTimeout(() => ${text}, ${afterUs / 1000});`, placed.index)];
    }
    case 'readAll': {
      const { reads } = statement;
      const input = inputName(reads[0]?.call.on ?? 1);
      return [line(`while (!(await ${input}.next()).done);`, ...placesOf(reads))];
    }
    case 'readSome': {
      const { reads, bytes } = statement;
      const input = inputName(reads[0]?.call.on ?? 1);
      return [
        line(`for (let got = 0; got < ${bytes}; )`),
        line(`    got += (await ${input}.next()).value.length;`, ...placesOf(reads)),
      ];
    }
    case 'sleep': {
      const { index, us } = statement;
      return [
        us === null ? line('// never closes', index) : line(`await sleep(${us / 1000});`, index),
      ];
    }
    case 'crash':
      return [line('// the host crashes here', statement.index)];
  }
}

const socketName = (on: SocketCall['on'], program: Program): string =>
  on === 'listener' ? 'server' : nameOf(on, program);

/** What a socket's data is read from, piece by piece. */
const inputName = (on: SocketCall['on']): string =>
  `input${on === 'listener' || on === 1 ? '' : on}`;

const OPTIONS = '{ allowHalfOpen: true }';

function callLines(
  index: number,
  call: SocketCall,
  program: Program,
  address: ProgramAddress,
): Line[] {
  const { own, peer } = portsOf(program, address);
  const name = socketName(call.on, program);
  const input = (on: number) =>
    line(`const ${inputName(on)} = ${nameOf(on, program)}.iterator({ destroyOnReturn: false });`);
  switch (call.name) {
    case 'socket':
      return call.on === 'listener'
        ? [line(`${declares(index, program)}server = net.createServer(${OPTIONS});`, index)]
        : [line(`const ${name} = new net.Socket(${OPTIONS});`, index), input(call.on)];
    case 'bind':
      return call.result?.kind === 'failed' ? [failedBind(index, call, program, address)] : [];
    case 'listen':
      return [line(`server.listen(${own}, '${address.host}');`, index)];
    case 'accept': {
      const n = connectionFrom(index, program);
      const accepted = nameOf(n, program);
      return [line(`const [${accepted}] = await once(server, 'connection');`, index), input(n)];
    }
    case 'connect': {
      const to = program.choosesPort
        ? `{ host: '${address.host}', port: ${peer}, localPort: ${own} }`
        : `${peer}, '${address.host}'`;
      const opens = line(`await once(${name}.connect(${to}), 'connect');`, index);
      // what is written before is sent as soon as it may be
      return call.bytes ? [line(`${name}.write(Buffer.alloc(${call.bytes}));`), opens] : [opens];
    }
    case 'send':
      return [line(`${name}.write(Buffer.alloc(${call.bytes ?? 0}));`, index)];
    case 'recv':
      return [line(`await ${inputName(call.on)}.next();`, index)];
    case 'shutdown':
      return [line(`${name}.end();`, index)];
    case 'setsockopt':
      return call.option?.name === 'TCP_NODELAY' && call.on !== 'listener'
        ? [line(`${name}.setNoDelay();`, index)]
        : [];
    case 'getsockopt':
      return [line(`console.log(${name}.readyState);`, index)];
    case 'close':
      return [
        line(`${name}.${aborts(index, program) ? 'resetAndDestroy' : 'destroySoon'}();`, index),
      ];
  }
}

const declares = (index: number, program: Program): string =>
  ({ only: 'const ', first: 'let ', again: '' })[naming(index, program)];

/** Here it is the call that comes next which is told that the address is taken. */
function failedBind(
  index: number,
  call: SocketCall,
  program: Program,
  address: ProgramAddress,
): Line {
  const { own, peer } = portsOf(program, address);
  const [name, host] = [socketName(call.on, program), address.host];
  return call.on === 'listener'
    ? line(`await once(server.listen(${own}, '${host}'), 'listening');`, index)
    : line(
        `await once(${name}.connect({ host: '${host}', port: ${peer}, localPort: ${own} }), 'connect');`,
        index,
      );
}

/** What has no line of its own (`bind`, an option) is done by the line of what comes next. */
function withHidden(body: readonly Line[], { doings }: Program): Line[] {
  const written = new Set(body.flatMap(({ of }) => of));
  const hidden = doings.flatMap((_, i) => (written.has(i) ? [] : [i]));
  const nextWritten = (i: number): number => (hidden.includes(i) ? nextWritten(i + 1) : i);
  return body.map(({ text, of }) => {
    const before = hidden.filter((i) => of.includes(nextWritten(i)));
    return { text, of: [...before, ...of] };
  });
}

/** A `close` right behind the option that makes it a reset. */
function aborts(index: number, { doings }: Program): boolean {
  const before = doings[index - 1];
  return (
    before?.kind === 'call' && before.option?.name === 'SO_LINGER' && before.option.value === 0
  );
}
