/** The text of the programs: every call is on the line that makes it, in every language. */
import { describe, expect, test } from 'vitest';
import { ms } from '../../../machines/tcp/time.ts';
import { scenarioById, SCENARIO_IDS } from '../../../src/scenarios/index.ts';
import { SIDES } from '../../../src/trace/side.ts';
import { SOCKETS } from '../../../src/wire/addresses.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import type { SocketCallName } from '../../../src/analysis/sockets/program.ts';
import { programsOf } from '../../../src/analysis/sockets/programsOf.ts';
import { PROGRAM_LANGUAGES, type ProgramLanguage } from '../../../src/analysis/sockets/program.ts';
import { LOOPBACK } from '../../../src/analysis/sockets/text/lines.ts';
import { linesOf } from '../../../src/analysis/sockets/text/index.ts';

/** What stands on the line of a call. */
const WRITTEN: Record<ProgramLanguage, Record<SocketCallName, RegExp>> = {
  python: {
    socket: /= socket\.socket\(\)$/,
    bind: /\.bind\(\('127\.0\.0\.1', \d+\)\)$/,
    listen: /\.listen\(\)$/,
    accept: /= listener\.accept\(\)$/,
    connect: /(\.connect\(|MSG_FASTOPEN, )\('127\.0\.0\.1', \d+\)\)$/,
    send: /\.sendall\(bytes\(\d+\)\)$/,
    recv: /\.recv\(\d+\)\)?:?$/,
    shutdown: /\.shutdown\(socket\.SHUT_WR\)$/,
    setsockopt: /SO_LINGER|SO_REUSEADDR|TCP_FASTOPEN|TCP_NODELAY/,
    getsockopt: /TCP_INFO/,
    close: /\.close\(\)$/,
  },
  c: {
    socket: /= socket\(AF_INET, SOCK_STREAM, 0\);$/,
    bind: /bind\(\w+, .*own/,
    listen: /listen\(\w+, SOMAXCONN\);$/,
    accept: /= accept\(listener, NULL, NULL\);$/,
    connect: /(connect\(\w+|MSG_FASTOPEN), .*peer/,
    send: /send\(\w+, buffer, \d+, 0\);$/,
    recv: /recv\(\w+, buffer, (\d+|sizeof buffer), 0\)/,
    shutdown: /shutdown\(\w+, SHUT_WR\);$/,
    setsockopt: /SO_LINGER|SO_REUSEADDR|TCP_FASTOPEN|TCP_NODELAY/,
    getsockopt: /TCP_INFO/,
    close: /close\(\w+\);$/,
  },
  javaScript: {
    socket: /net\.(createServer|Socket)\(/,
    bind: /server\.listen\(|localPort/,
    listen: /server\.listen\(\d+, '127\.0\.0\.1'\);$/,
    accept: /await once\(server, 'connection'\);$/,
    connect: /await once\(\w+\.connect\(.*\), 'connect'\);$/,
    send: /\.write\(Buffer\.alloc\(\d+\)\);$/,
    recv: /await input\d*\.next\(\)/,
    shutdown: /\.end\(\);$/,
    // Node knows nothing of fast open, and a listener of its has SO_REUSEADDR
    setsockopt: /resetAndDestroy|setNoDelay|connect\(|listen\(/,
    getsockopt: /readyState/,
    close: /\.(destroySoon|resetAndDestroy)\(\);$/,
  },
};

describe.each(PROGRAM_LANGUAGES)('in %s', (language) => {
  test.each(SCENARIO_IDS)('%s: each doing is on one line, which says what it is', (id) => {
    const programs = programsOf(simulate(scenarioById(id)));
    for (const side of SIDES) {
      const lines = linesOf(programs[side], language);
      for (const [index, doing] of programs[side].doings.entries()) {
        const places = lines.filter(({ of }) => of.includes(index));
        expect(places, `${side} ${index}`).toHaveLength(1);
        if (doing.kind === 'call') expect(places[0]?.text).toMatch(WRITTEN[language][doing.name]);
      }
    }
  });

  test('what is done first is further up', () => {
    for (const id of SCENARIO_IDS) {
      const programs = programsOf(simulate(scenarioById(id)));
      for (const side of SIDES) {
        const order = linesOf(programs[side], language).flatMap(({ of }) => of);
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }
    }
  });
});

test('a side that makes no call has no program', () => {
  const { server } = programsOf(simulate(scenarioById('refused')));
  expect(PROGRAM_LANGUAGES.map((language) => linesOf(server, language))).toEqual([[], [], []]);
});

test('its ports are those of the segments', () => {
  expect(LOOPBACK).toMatchObject({ port: SOCKETS.server.port, clientPort: SOCKETS.client.port });
});

test('the same in Python as one would write it', () => {
  const { server } = programsOf(simulate(scenarioById('half-close')));
  expect(linesOf(server, 'python').map(({ text }) => text)).toEqual([
    'import socket, time',
    '',
    'listener = socket.socket()',
    "listener.bind(('127.0.0.1', 8080))",
    'listener.listen()',
    'conn, peer = listener.accept()',
    'while conn.recv(65536):',
    '    pass',
    'time.sleep(0.15)',
    'conn.sendall(bytes(400))',
    'time.sleep(0.15)',
    'conn.sendall(bytes(300))',
    'time.sleep(0.15)',
    'conn.close()',
  ]);
});

test('what was set on a socket is set by the program, before the socket is used', () => {
  const options = (id: 'fast-open' | 'nagle-nodelay' | 'nagle-40ms') =>
    SIDES.flatMap((side) =>
      (['python', 'c'] as const).flatMap((language) =>
        linesOf(programsOf(simulate(scenarioById(id)))[side], language)
          .map(({ text }) => text.trim())
          .filter((text) => /TCP_|FASTOPEN|tcp\.h/.test(text)),
      ),
    );
  expect(options('fast-open')).toEqual([
    "sock.sendto(bytes(100), socket.MSG_FASTOPEN, ('127.0.0.1', 8080))",
    "sock2.sendto(bytes(100), socket.MSG_FASTOPEN, ('127.0.0.1', 8080))",
    'sendto(sock, buffer, 100, MSG_FASTOPEN, (struct sockaddr *)&peer, sizeof peer);',
    'sendto(sock2, buffer, 100, MSG_FASTOPEN, (struct sockaddr *)&peer, sizeof peer);',
    'listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_FASTOPEN, 16)',
    '#include <netinet/tcp.h>',
    'setsockopt(listener, IPPROTO_TCP, TCP_FASTOPEN, &(int){16}, sizeof(int));',
  ]);
  expect(options('nagle-nodelay')).toEqual([
    'sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)',
    '#include <netinet/tcp.h>',
    'setsockopt(sock, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));',
  ]);
  expect(options('nagle-40ms')).toEqual([]);
});

test('what another thread does is set going before the call that it comes into', () => {
  const scenario = scenarioById('syn-lost');
  const close = { atUs: ms(520), side: 'client', call: 'close' } as const;
  const { client } = programsOf(simulate({ ...scenario, actions: [...scenario.actions, close] }));
  const texts = PROGRAM_LANGUAGES.map((language) => {
    const lines = linesOf(client, language).map(({ text }) => text.trim());
    return lines.slice(
      lines.findIndex((text) => /thread|setTimeout\(\(/.test(text) && !/^import/.test(text)),
    );
  });
  expect(texts).toEqual([
    ['threading.Timer(0.5, lambda: sock.close()).start()', "sock.connect(('127.0.0.1', 8080))"],
    [
      '/* another thread, 500 ms later: close(sock); */',
      'connect(sock, (struct sockaddr *)&peer, sizeof peer);',
      '}',
    ],
    [
      'setTimeout(() => sock.destroySoon(), 500);',
      "await once(sock.connect(8080, '127.0.0.1'), 'connect');",
    ],
  ]);
});
