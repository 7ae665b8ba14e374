/** Numbers as textbooks write them: SYN J, SYN K with ACK J+1, FIN M, ACK M+1, FIN N, ACK N+1. */
import { describe, expect, test } from 'vitest';
import { ms, s } from '../../machines/tcp/time.ts';
import { captionOf } from '../../src/words/sentences/caption.ts';
import { words } from '../../src/words/en/index.ts';
import { words as chinese } from '../../src/words/zh/index.ts';
import { plain } from '../../src/words/phrase.ts';
import { inLetters, lettersOf, meaningOf } from '../../src/words/symbols.ts';
import { scenarioById, SCENARIO_IDS } from '../../src/scenarios/index.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { ConnectionTrace } from '../../src/trace/connection.ts';
import { wordingsOf, textOf } from '../../src/views/ladder/labelText.ts';
import { variablesOf } from '../../src/views/endpoint/variables.ts';

const legendOf = (trace: ConnectionTrace): string => {
  const letters = lettersOf(trace);
  return letters.map((letter) => `${letter.letter}=${meaningOf(letters, letter)}`).join(' ');
};

/** What is written along the arrows, the fullest wording of each. */
const arrowsOf = (trace: ConnectionTrace): string[] => {
  const number = inLetters(lettersOf(trace));
  return trace.flights.map((flight) =>
    textOf(wordingsOf(flight, trace, { words: words.interface.ladder, number })[0]?.above ?? []),
  );
};

/** Two ends that say nothing but SYN and FIN. */
const silent = (different: Partial<Scenario> = {}): Scenario => ({
  id: 'silent',
  profile: 'rfc',
  client: { iss: [100], reactions: [{ on: 'endOfFile', afterUs: 0, call: 'close' }] },
  server: { iss: [300], reactions: [{ on: 'endOfFile', afterUs: ms(10), call: 'close' }] },
  link: { delayUs: ms(50) },
  actions: [
    { atUs: 0, side: 'server', call: 'listen' },
    { atUs: ms(20), side: 'client', call: 'connect' },
    { atUs: ms(500), side: 'client', call: 'close' },
  ],
  ...different,
});

describe('along the arrows', () => {
  test('it is the figure of the textbooks, although without data J+1 is M', () => {
    const trace = simulate(silent());
    expect(arrowsOf(trace)).toEqual([
      'SYN seq=J',
      'SYN+ACK seq=K ack=J+1',
      'ACK ack=K+1',
      'FIN+ACK seq=M ack=K+1',
      'ACK ack=M+1',
      'FIN+ACK seq=N ack=M+1',
      'ACK ack=N+1',
    ]);
    expect(legendOf(trace)).toBe('J=100 K=300 M=J+1 N=K+1');
  });

  test('data lies between, counted from J and K, and an ACK of it does not speak of a FIN yet to come', () => {
    const trace = simulate(scenarioById('open-data-close'));
    const arrows = arrowsOf(trace);
    expect(arrows).toContain('DATA seq=J+1 ack=K+1 len=100 PSH');
    expect(arrows).toContain('ACK ack=J+101');
    expect(arrows).toContain('ACK ack=M+1');
    expect(legendOf(trace)).toBe('J=100 K=300 M=J+101 N=K+201');
  });

  test('a FIN that goes again has its letter again', () => {
    const fins = arrowsOf(simulate(scenarioById('last-ack-lost'))).filter((text) =>
      text.startsWith('FIN'),
    );
    expect(fins.filter((text) => text.includes('seq=N'))).toHaveLength(2);
  });
});

describe('which FIN is M', () => {
  test('the server’s, where the server closes first', () => {
    const letters = lettersOf(simulate(scenarioById('server-closes-first')));
    expect(letters.find(({ letter }) => letter === 'M')?.side).toBe('server');
    expect(letters.find(({ letter }) => letter === 'N')?.side).toBe('client');
  });

  test('the client’s, where both leave at the same instant (RFC 9293, figure 13)', () => {
    const trace = simulate(
      silent({
        actions: [
          { atUs: 0, side: 'server', call: 'listen' },
          { atUs: ms(20), side: 'client', call: 'connect' },
          { atUs: ms(500), side: 'server', call: 'close' },
          { atUs: ms(500), side: 'client', call: 'close' },
        ],
      }),
    );
    expect(arrowsOf(trace).slice(3)).toEqual([
      'FIN+ACK seq=N ack=J+1',
      'FIN+ACK seq=M ack=K+1',
      'ACK ack=N+1',
      'ACK ack=M+1',
    ]);
  });

  test('the only one, where the peer never closes', () => {
    expect(lettersOf(simulate(scenarioById('peer-never-closes'))).map((l) => l.letter)).toEqual([
      'J',
      'K',
      'M',
    ]);
  });
});

test('over the wrap numbers are counted on, and the letters stand for what is on the wire', () => {
  const wrap = simulate(silent({ client: { iss: [2 ** 32 - 1] } }));
  expect(arrowsOf(wrap).slice(0, 4)).toEqual([
    'SYN seq=J',
    'SYN+ACK seq=K ack=J+1',
    'ACK ack=K+1',
    'FIN+ACK seq=M ack=K+1',
  ]);
  expect(legendOf(wrap)).toContain('J=4294967295');
  const data = simulate(scenarioById('sequence-wrap'));
  expect(arrowsOf(data).some((text) => /seq=J\+\d+ .*len=/.test(text))).toBe(true);
});

test('a later connection of the same run has letters of its own', () => {
  const again = simulate(
    silent({
      settings: { timeWaitUs: s(2) },
      client: { iss: [100, 7000] },
      server: { iss: [300, 9000] },
      actions: [
        { atUs: 0, side: 'server', call: 'listen' },
        { atUs: ms(20), side: 'client', call: 'connect' },
        { atUs: ms(500), side: 'client', call: 'close' },
        { atUs: ms(800), side: 'server', call: 'close' },
        { atUs: s(8), side: 'server', call: 'listen' },
        { atUs: s(9), side: 'client', call: 'connect' },
        { atUs: s(10), side: 'client', call: 'close' },
        { atUs: s(11), side: 'server', call: 'close' },
      ],
    }),
  );
  expect(legendOf(again)).toBe('J=100 K=300 M=J+1 N=K+1 J′=7000 K′=9000 M′=J′+1 N′=K′+1');
  expect(arrowsOf(again)).toContain('SYN+ACK seq=K′ ack=J′+1');
  expect(arrowsOf(again)).toContain('FIN+ACK seq=N′ ack=M′+1');
});

test('a number from before every connection of the run has no letter', () => {
  const old = arrowsOf(simulate(scenarioById('old-duplicate-syn')));
  expect(old).toContain('SYN+ACK seq=K ack=91');
  expect(old).toContain('SYN seq=J delayed');
});

describe('one switch for all', () => {
  test.each([words, chinese])('captions speak in letters: $lang', (spoken) => {
    for (const id of SCENARIO_IDS) {
      const trace = simulate(scenarioById(id));
      const number = inLetters(lettersOf(trace));
      const initial = new Set(lettersOf(trace).map((letter) => String(letter.number)));
      for (const step of trace.steps) {
        const { title, text } = captionOf(spoken, trace, step, number);
        const numbers = /\b(?:seq|ack|SND\.UNA|SND\.NXT|RCV\.NXT|ISS)=([^\s,，。；（）();.:]+)/g;
        for (const [, value] of (plain(title) + plain(text)).matchAll(numbers))
          expect([id, value, initial.has(value ?? '')]).toEqual([id, value, false]);
      }
    }
  });

  test('cards too: a FIN in flight stands at SND.UNA by its letter', () => {
    const trace = simulate(scenarioById('last-ack-lost'));
    const number = inLetters(lettersOf(trace));
    const step = trace.steps.find(({ after }) => after.state === 'LAST_ACK') ?? null;
    const { send } = variablesOf({
      side: 'server',
      tcb: step?.after.tcb ?? null,
      step,
      words,
      number,
    });
    expect(send.slice(0, 2).map(({ text }) => text)).toEqual(['N', 'N+1']);
  });
});
