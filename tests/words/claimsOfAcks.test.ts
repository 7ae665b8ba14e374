/** What captions claim of ACKs, and of what has just been sent, put to runs: what a run refutes is not said. */
import { describe, expect, test } from 'vitest';
import { PROFILE_NAMES } from '../../machines/stacks/profiles.ts';
import { kindOf } from '../../machines/tcp/segment.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import { scenarioById, SCENARIO_IDS } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { captionOf } from '../../src/words/sentences/caption.ts';
import { tellingOf } from '../../src/words/sentences/tell.ts';
import { plain } from '../../src/words/phrase.ts';
import { chinese, english, languages, run, said, stepOf } from './claims.ts';
import { segment, step, telling } from './madeUp.ts';

const everyRun = PROFILE_NAMES.flatMap((profile) =>
  SCENARIO_IDS.map((id) => simulate({ ...scenarioById(id), profile })),
);

describe('a segment without an ACK', () => {
  const bare = everyRun.flatMap(({ flights }) => flights.filter((f) => !f.segment.ack));

  test('is a SYN or a RST, and there are both', () => {
    expect(new Set(bare.map((f) => kindOf(f.segment)))).toEqual(new Set(['SYN', 'RST']));
  });

  test('may come after the first SYN: the second SYN of a simultaneous open (3.5, figure 7)', () => {
    const { flights } = simulate(scenarioById('simultaneous-open'));
    expect(flights.slice(0, 2).map(({ from, segment: { ack } }) => [from, ack])).toEqual([
      ['client', false],
      ['server', false],
    ]);
  });

  test('may be the RST of an ABORT (3.10.5), and the answer to a segment with an ACK (3.10.7.1)', () => {
    for (const [id, rule] of [
      ['aborted', 'call.abortReset'],
      ['time-wait-killed', 'closed.resetsAck'],
    ] as const) {
      const trace = simulate(scenarioById(id));
      const rst = trace.flights[stepOf(trace, rule).sent[0] ?? -1]?.segment;
      expect([rst?.rst, rst?.ack]).toEqual([true, false]);
    }
  });

  test('is dropped where it is neither, and the caption says so (3.10.7.4, fifth)', () => {
    const trace = run({
      injections: [{ atUs: ms(300), to: 'server', segment: { seq: 101, flags: ['FIN'] } }],
    });
    const dropped = stepOf(trace, 'ack.missing');
    expect(dropped.sent).toEqual([]);
    expect(said(trace, dropped)).toContain('Only a SYN or a RST may come without an ACK');
    expect(said(trace, dropped, chinese)).toContain('只有 SYN 和 RST 可以不带 ACK');
    for (const words of languages)
      expect(said(trace, dropped, words)).not.toMatch(/every|每个真正的/);
  });
});

describe('the congestion window', () => {
  /** How much the window grows in the rounds of slow start, one after the other. */
  const growth = (delayedAckUs: number): number[] => {
    const trace = run({
      settings: { delayedAckUs },
      actions: [{ atUs: ms(300), side: 'client', call: 'send', bytes: 60_000 }],
    });
    const cwndAt = (atUs: number) =>
      trace.steps.findLast(({ at, side }) => side === 'client' && at <= atUs)?.after.tcb?.cwnd ?? 0;
    const rounds = [350, 450, 550].map((at) => cwndAt(ms(at)));
    return rounds.slice(1).map((cwnd, i) => cwnd / (rounds[i] ?? 1));
  };

  test('doubles in slow start, or grows about 1.5 times where ACKs are delayed (RFC 5681, 3.1)', () => {
    expect(growth(0)).toEqual([2, 2]);
    for (const factor of growth(ms(200))) expect(Math.abs(factor - 1.5)).toBeLessThan(0.2);
    const text = plain(english.rules['congestion.slowStart'].text(telling()));
    expect(text).toContain('at most doubles per round trip; delayed ACKs make it about 1.5 times');
    expect(plain(chinese.rules['congestion.slowStart'].text(telling()))).toContain('1.5 倍');
  });

  test('of one loss only the first timeout sets ssthresh (RFC 5681, 3.1)', () => {
    const trace = run({
      faults: [{ match: { from: 'client', kind: 'DATA', nth: [1, 2] }, do: 'drop' }],
      actions: [{ atUs: ms(300), side: 'client', call: 'send', bytes: 100 }],
    });
    const text = (which: number, words = english) =>
      plain(
        words.rules['congestion.timeout'].text(
          tellingOf(trace, stepOf(trace, 'congestion.timeout', which)),
        ),
      );
    expect(text(0)).toContain('half of the data in flight, at least two segments (ssthresh=2000)');
    expect(text(1)).not.toContain('half');
    expect(text(1, chinese)).not.toContain('一半');
  });
});

describe('what has just been sent may be lost', () => {
  test('the third segment: the server stays in SYN_RCVD, and the caption does not foretell another state', () => {
    const trace = run({
      faults: [{ match: { from: 'client', nth: 2 }, do: 'drop' }],
      untilUs: ms(1100),
    });
    const acknowledged = stepOf(trace, 'synSent.synAck');
    const server = trace.steps.findLast(({ side, at }) => side === 'server' && at < s(1));
    expect(server?.after.state).toBe('SYN_RCVD');
    expect(said(trace, acknowledged)).toContain('if this ACK arrives, it becomes ESTABLISHED');
    expect(said(trace, acknowledged, chinese)).toContain('如果这个 ACK 到达');
  });

  test('so no caption of these rules says what the peer “will” do', () => {
    const mine = /^(ack|call|closed|listen|synSent|congestion)\./;
    const foretold = everyRun.flatMap((trace) =>
      trace.steps.flatMap((it) => {
        const { rule, title, text } = captionOf(english, trace, it);
        const all = `${plain(title)} ${plain(text)}`;
        return rule !== null && mine.test(rule) && /\bwill\b|\breaches it\b/.test(all) ? [all] : [];
      }),
    );
    expect(
      foretold.filter((text) => !/in \S+ \S+ the (client|server) will ask/.test(text)),
    ).toEqual([]);
  });

  test('an ACK that the network doubles is no sign of a loss: the caption is not sure', () => {
    const trace = run({
      faults: [{ match: { from: 'server', kind: 'ACK', nth: 1 }, do: 'duplicate', byUs: ms(5) }],
      actions: [
        { atUs: ms(300), side: 'client', call: 'send', bytes: 100 },
        { atUs: ms(330), side: 'client', call: 'send', bytes: 100 },
      ],
    });
    const duplicate = stepOf(trace, 'ack.duplicate');
    expect(duplicate.after.tcb?.dupAcks).toBe(1);
    expect(trace.flights.filter(({ fate }) => fate === 'lost')).toEqual([]);
    expect(said(trace, duplicate)).toContain('probably');
    expect(said(trace, duplicate, chinese)).toContain('很可能');
  });
});

test('where ACKs are limited, nothing is said of an answer that did not leave (RFC 5961, 5.2 and 7)', () => {
  const old = { seq: 101, ack: 2 ** 32 - 100_000, flags: ['ACK' as const] };
  const trace = run({
    profile: 'linuxTextbook',
    injections: [400, 500].map((at) => ({ atUs: ms(at), to: 'server' as const, segment: old })),
  });
  const [first, second] = [0, 1].map((nth) => stepOf(trace, 'ack.tooOld', nth));
  expect([first?.sent.length, second?.sent.length]).toEqual([1, 0]);
  expect(first && said(trace, first)).toContain('answered with ack=101');
  expect(second && said(trace, second)).not.toContain('answered with');
});

test('no rule: no article before the name of a segment, which may be an FIN or a SYN', () => {
  for (const flags of [{ syn: true }, { fin: true }, { rst: true }, {}])
    for (const to of ['ESTABLISHED', 'CLOSE_WAIT'] as const) {
      const cause = { kind: 'segment', segment: segment(flags), flight: null } as const;
      const t = telling({ step: step({ cause, from: 'ESTABLISHED', to }) });
      expect(plain(english.noRule.segment.title(t))).not.toMatch(/\ban? [A-Z]/i);
    }
});
