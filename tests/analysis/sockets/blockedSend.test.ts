/** A `send` that waits for room in the send buffer, as a program has it. */
import { describe, expect, test } from 'vitest';
import { ms, s } from '../../../machines/tcp/time.ts';
import type { Doing } from '../../../src/analysis/sockets/program.ts';
import { programsOf } from '../../../src/analysis/sockets/programsOf.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import type { Action, Scenario } from '../../../src/simulation/scenario.ts';

const at = (atUs: number, side: Action['side'], call: Action['call'], bytes?: number): Action => ({
  ...{ atUs, side, call },
  ...(bytes === undefined ? {} : { bytes }),
});

const scenario = (actions: readonly Action[], sndBuf = 10_000): Scenario => ({
  id: 'blocked',
  profile: 'rfc',
  client: { iss: [1000], settings: { sndBuf } },
  server: { iss: [5000] },
  link: { delayUs: ms(50) },
  actions: [at(0, 'server', 'listen'), at(ms(1), 'client', 'connect'), ...actions],
});

const told = (doing: Doing): string => {
  if (doing.kind !== 'call') return doing.kind;
  const { name, elsewhere, calledAt, returnedAt, result } = doing;
  const what = result?.kind === 'bytes' ? ` ${result.bytes}` : '';
  const why = result?.kind === 'failed' ? ` ${result.errno}` : '';
  return `${elsewhere ? '+' : ''}${name} ${calledAt.at / 1000}-${returnedAt ? returnedAt.at / 1000 : ''}${what}${why}`;
};

const clientOf = (of: Scenario): string[] => programsOf(simulate(of)).client.doings.map(told);

describe('it returns when all is written', () => {
  // 10,000 octets fit: the first window of 4,000 is acknowledged at 300 ms, the second of 8,000 at 400 ms
  const sends = at(ms(200), 'client', 'send', 15_000);

  test('with the ACK that makes room for the rest', () => {
    expect(clientOf(scenario([sends]))).toContain('send 200-400 15000');
  });

  test('and what the program calls meanwhile is called behind it', () => {
    const calls = [at(ms(250), 'client', 'send', 10), at(ms(260), 'client', 'close')];
    const trace = simulate(scenario([sends, ...calls]));
    expect(programsOf(trace).client.doings.map(told).slice(-3)).toEqual([
      'send 200-400 15000',
      'send 400-400 10',
      'close 400-400',
    ]);
    const steps = trace.steps.filter(({ side }) => side === 'client');
    expect(steps.find(({ walked }) => walked.includes('FIN_WAIT_1'))?.at).toBe(ms(400));
  });

  test('what comes meanwhile is read behind it', () => {
    const reply = at(ms(210), 'server', 'send', 70);
    const [, ...behind] = clientOf(scenario([sends, reply])).slice(-3);
    expect(behind).toEqual(['recv 400-400 70', 'recv 400-']);
  });
});

test('without room for ever it does not return', () => {
  const of = scenario([at(ms(200), 'client', 'send', 200_000)], 70_000);
  const server = { ...of.server, settings: { autoRead: false, rcvBuf: 3000 } };
  expect(clientOf({ ...of, server, untilUs: s(5) }).at(-1)).toBe('send 200-');
});

test('a reset ends it with what was taken; the next call tells ECONNRESET', () => {
  const calls = [
    at(ms(200), 'client', 'send', 15_000),
    at(ms(220), 'server', 'abort'),
    at(ms(500), 'client', 'send', 1),
  ];
  const doings = clientOf(scenario(calls));
  expect(doings).toContain('send 200-270 10000');
  expect(doings.at(-1)).toBe('send 500-500 ECONNRESET');
});
