/** What applications do of themselves: once or on each occasion, for what was read, after calls of their own. */
import { describe, expect, test } from 'vitest';
import { ms, s } from '../../machines/tcp/time.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import type { End, Reaction, Scenario } from '../../src/simulation/scenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { readScript } from '../../src/simulation/written/script.ts';
import type { Side } from '../../src/trace/side.ts';

/** A program as *Edit* has it. */
function reactions(side: Side, text: string): readonly Reaction[] {
  const read = readScript(text, side);
  if ('problem' in read) throw new Error(JSON.stringify(read.problem));
  return read.value.reactions;
}

const scenario = (client: string, server: string, more: Partial<Scenario> = {}): Scenario => ({
  ...scenarioById('open-data-close'),
  client: { iss: [100], reactions: reactions('client', client) },
  server: { iss: [300], reactions: reactions('server', server) },
  ...more,
});

/** The calls that a side makes, with when. */
const callsOf = (run: Scenario, side: Side): string[] =>
  simulate(run).steps.flatMap(({ side: at, cause, at: when }) =>
    at === side && cause.kind === 'call'
      ? [[when / 1000, cause.call.call, cause.call.bytes].filter((x) => x !== undefined).join(' ')]
      : [],
  );

/** How many octets each of its sends has. */
const sendsOf = (run: Scenario, side: Side): number[] =>
  callsOf(run, side)
    .flatMap((call) => /send (\d+)/.exec(call)?.[1] ?? [])
    .map(Number);

const unread: Pick<End, 'settings'> = { settings: { autoRead: false } };

describe('on each occasion', () => {
  const client = 'after established send 100\nafter established wait 300ms send 40';

  test('what comes is answered: once, or each time', () => {
    expect(sendsOf(scenario(client, 'after data send 7'), 'server')).toEqual([7]);
    expect(sendsOf(scenario(client, 'after each data send 7'), 'server')).toEqual([7, 7]);
  });

  test('as much is sent back as was read, and the ACK is piggybacked on it', () => {
    const echo = scenario(client, 'after each read send read');
    expect(sendsOf(echo, 'server')).toEqual([100, 40]);
    const fromServer = simulate(echo).flights.filter((f) => f.from === 'server');
    expect(fromServer.map(({ segment }) => segment.dataLen)).toEqual([0, 100, 40]);
  });

  test('so many octets have been read, however they were cut', () => {
    const cut = scenario(
      'after established send 250\nafter established wait 300ms send 49\nafter established wait 600ms send 1',
      'after each 100 read send 5',
    );
    expect(callsOf(cut, 'server').slice(1)).toEqual(['170 send 5', '170 send 5', '770 send 5']);
    expect(
      sendsOf(scenario('after established send 250', 'after 100 read send 5'), 'server'),
    ).toEqual([5]);
  });

  test('a program that reads now and then has read what receive gives it', () => {
    const { server, actions, ...rest } = scenario(
      'after established wait 100ms send 300',
      'after each read send read',
    );
    const seldom: Scenario = {
      ...rest,
      server: { ...server, ...unread },
      actions: [
        ...actions,
        { atUs: s(1), side: 'server', call: 'receive', bytes: 120 },
        { atUs: s(2), side: 'server', call: 'receive' },
      ],
    };
    expect(sendsOf(seldom, 'server')).toEqual([120, 180]);
    const waits: Scenario = {
      ...seldom,
      actions: [
        ...actions,
        { atUs: ms(200), side: 'server', call: 'receive', bytes: 250, whole: true },
      ],
    };
    expect(callsOf(waits, 'server').slice(1)).toEqual(['200 receive 250', '270 send 250']);
  });

  test('a connection is read from its first octet on', () => {
    const twice = scenario(
      'after each established send 150\nafter each established wait 200ms abort',
      'after each 100 read send 5',
      {
        actions: [
          { atUs: 0, side: 'server', call: 'listen' },
          { atUs: ms(20), side: 'client', call: 'connect' },
          { atUs: s(2), side: 'server', call: 'listen' },
          { atUs: s(3), side: 'client', call: 'connect' },
        ],
      },
    );
    expect(sendsOf(twice, 'server')).toEqual([5, 5]);
  });

  test('and that may come with its SYN (RFC 7413)', () => {
    const fast = scenario('after established wait 100ms send 40', 'after each 100 read send 5', {
      profile: 'linux',
      settings: { fastOpen: 'both', fastOpenCookie: 'known' },
      actions: [
        { atUs: 0, side: 'server', call: 'listen' },
        { atUs: ms(20), side: 'client', call: 'connect', bytes: 60 },
      ],
    });
    const { flights } = simulate(fast);
    expect(flights[0]?.segment).toMatchObject({ syn: true, dataLen: 60 });
    expect(sendsOf(fast, 'server')).toEqual([5]);
  });
});

describe('after a call of its own', () => {
  test('the next one follows', () => {
    const program =
      'after established send 100\nafter send wait 50ms send 200\nafter shutdown wait 10ms abort\nafter established wait 500ms shutdown';
    expect(callsOf(scenario(program, ''), 'client').slice(1)).toEqual([
      '120 send 100',
      '170 send 200',
      '620 shutdown',
      '630 abort',
    ]);
  });

  test('on each, until one is refused: the connection is over', () => {
    const program = 'after established send 10\nafter each send wait 100ms send 10';
    const { steps, end } = simulate(scenario(program, 'after established wait 450ms abort'));
    expect(end.reason).toBe('quiet');
    expect(steps.at(-1)?.reports).toEqual(['error: connection does not exist']);
  });

  test('without an end inside the signal, the run ends with a reason', () => {
    const { steps, end } = simulate(
      scenario('after established send 10\nafter each send send 10', ''),
    );
    expect(end.reason).toBe('tooManySteps');
    expect(steps.length).toBeLessThan(3000);
  });
});

test('thousands of reactions to one segment end the run with a reason, soon', () => {
  const many = Array.from({ length: 500 }, () => 'after each 1 read wait 1s status').join('\n');
  const { end } = simulate(scenario('after established send 60000', many));
  expect(end.reason).toBe('tooManySteps');
});
