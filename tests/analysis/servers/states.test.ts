/** The text of server programs: in each language, each line of a chart is a line of the program. */
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { describe, expect, test } from 'vitest';
import { CHARTS } from '../../../machines/server/models/index.ts';
import { MODELS, type Model } from '../../../machines/server/program.ts';
import { serverProgramText } from '../../../src/analysis/servers/index.ts';
import type { ChartPart } from '../../../src/analysis/servers/marked.ts';
import { PROGRAM_LANGUAGES, type ProgramLanguage } from '../../../src/analysis/sockets/program.ts';

const PARTS = ['main', 'worker'] as const satisfies readonly ChartPart[];

const chartOf = (model: Model, part: ChartPart): AnyStateMachine | undefined =>
  part === 'main' ? CHARTS[model].main : CHARTS[model].worker?.chart;

const statesOf = (chart: AnyStateMachine | undefined): AnyStateNode[] =>
  Object.values(chart?.states ?? {});

/** It makes no call: a loop's condition, or the end of the program. */
const isPassed = ({ always, type }: AnyStateNode): boolean =>
  type === 'final' || (always ?? []).length > 0;

/** A task's write is `writer.write()` and `await writer.drain()`. */
const linesAwaited = (model: Model, part: ChartPart, state: string, language: ProgramLanguage) =>
  model === 'asyncio' && part === 'worker' && state === 'write' && language === 'python' ? 2 : 1;

const HAVE_NONE: Record<ProgramLanguage, readonly Model[]> = {
  python: [],
  c: ['asyncio'],
  javaScript: [
    'epollEt',
    'epollEtOnce',
    'epollExclusive',
    'processCopyKept',
    'endOfFileUnseen',
    'acceptOnce',
  ],
};

describe.each(PROGRAM_LANGUAGES)('in %s', (language) => {
  const models = MODELS.filter((model) => !HAVE_NONE[language].includes(model));

  test.each(models)('%s: each state that makes a call is on one line', (model) => {
    const { lines } = serverProgramText(model, language)!;
    for (const part of PARTS)
      for (const state of statesOf(chartOf(model, part))) {
        const on = lines.filter((line) => line.part === part && line.states.includes(state.key));
        const many = linesAwaited(model, part, state.key, language);
        if (!isPassed(state) || on.length > 0)
          expect(on, `${part} ${state.key}`).toHaveLength(many);
      }
  });

  test.each(models)('%s: no line is in a state that its chart has not', (model) => {
    const { lines } = serverProgramText(model, language)!;
    for (const { part, states } of lines)
      for (const state of states) expect(chartOf(model, part)?.states).toHaveProperty(state);
  });

  test('where there is no such program there is no text', () => {
    const none = MODELS.filter((model) => serverProgramText(model, language) === null);
    expect(none).toEqual(HAVE_NONE[language]);
  });

  test('no mark is left in a text, and none is longer than a screen', () => {
    const most = { python: 40, c: 80, javaScript: 32 }[language];
    for (const model of models) {
      const { lines } = serverProgramText(model, language)!;
      expect(lines.length, model).toBeLessThan(most);
      for (const { text } of lines) {
        expect(text).not.toMatch(/##|undefined|\s$/);
        expect(text.length, text).toBeLessThan(110);
      }
    }
  });
});

/** What stands on the line of a state, whatever the program. */
const WRITTEN: Record<'python' | 'c', Readonly<Record<string, RegExp>>> = {
  python: {
    listen: /\.listen\(|start_server\(/,
    accept: /\.accept\(\)$|serve_forever\(\)$/,
    recv: /\.recv\(1024|serve_forever\(\)$/,
    service: /= (await )?serve\(request\)$/,
    send: /\.sendall\(/,
    close: /\.close\(\)$/,
    closeCopy: /^ {4}conn\.close\(\)$/,
    fork: /if os\.fork\(\) == 0:$/,
  },
  c: {
    listen: /^ *listen\(listener, 5\);$/,
    accept: /accept\(listener, NULL, NULL\)/,
    recv: /recv\(\w+, buffer \+ 8, 1024, /,
    service: /^ *serve\(\);$/,
    send: /^ *send\(/,
    close: /^ *close\(/,
    closeCopy: /^ *close\(conn\);$/,
    fork: /if \(fork\(\) == 0\)/,
  },
};

test.each(['python', 'c'] as const)('in %s the line of a state makes its call', (language) => {
  for (const model of MODELS)
    for (const { text, states } of serverProgramText(model, language)?.lines ?? [])
      for (const state of states) expect(text).toMatch(WRITTEN[language][state] ?? /./);
});

test('a service is written with what it takes', () => {
  const service = { ioUs: 20_000, cpuUs: 1_500_000 };
  const bodies = PROGRAM_LANGUAGES.map((language) =>
    serverProgramText('thread', language, { service })!.lines.map(({ text }) => text.trim()),
  );
  expect(bodies[0]).toContain('time.sleep(0.02)  # waits for a disk');
  expect(bodies[0]).toContain('end = time.thread_time() + 1.5');
  expect(bodies[1]).toContain('usleep(20000); /* waits for a disk */');
  expect(bodies[1]).toContain('end.tv_sec += 1 + end.tv_nsec / 1000000000L;');
  expect(bodies[2]).toContain('await sleep(20); // waits for a disk, and others go on');
  expect(bodies[2]).toContain('const end = performance.now() + 1500;');
});

test('a coroutine that blocks is written with the sleep that blocks', () => {
  const texts = (['awaits', 'blocks'] as const).map((handler) =>
    serverProgramText('asyncio', 'python', { handler, service: { ioUs: 1e5, cpuUs: 0 } })!
      .lines.map(({ text }) => text.trim())
      .filter((text) => text.includes('sleep')),
  );
  expect(texts).toEqual([
    ['await asyncio.sleep(0.1)  # waits for a disk, and others go on'],
    ['time.sleep(0.1)  # waits for a disk, and so does the whole loop'],
  ]);
});

test('one client after the other, as one would write it', () => {
  expect(serverProgramText('iterative', 'python')!.lines).toEqual(
    [
      ['import socket'],
      ['from contextlib import suppress'],
      [''],
      ['def serve(request):'],
      [`    return b'answer: ' + request`],
      [''],
      ['listener = socket.socket()'],
      ['listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)'],
      [`listener.bind(('127.0.0.1', 8080))`],
      ['listener.listen(5)', 'listen'],
      ['while True:'],
      ['    conn, peer = listener.accept()', 'accept'],
      ['    with suppress(ConnectionError):'],
      ['        while request := conn.recv(1024):', 'recv'],
      ['            answer = serve(request)', 'service'],
      ['            conn.sendall(answer)', 'send'],
      ['    conn.close()', 'close'],
    ].map(([text, ...states]) => ({ text, states, part: 'main' })),
  );
});
