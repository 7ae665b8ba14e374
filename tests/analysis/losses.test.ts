/** Each segment of a connection lost in turn: what makes it good, which timer that takes, and who notices. */
import { describe, expect, test } from 'vitest';
import { kindOf, type SegmentKind } from '../../machines/tcp/segment.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import {
  CLEAN_SCENARIOS,
  isClean,
  lossesOf,
  type Loss,
  type Repair,
} from '../../src/analysis/losses/index.ts';
import { scenarioById, type ScenarioId } from '../../src/scenarios/index.ts';
import type { Side } from '../../src/trace/side.ts';
import { simulate } from '../../src/simulation/simulate.ts';

const all = CLEAN_SCENARIOS.map((id) => [id, lossesOf(scenarioById(id))] as const);

function lossIn(id: ScenarioId, from: Side, kind: SegmentKind, nth = 1): Loss {
  const { losses } = lossesOf(scenarioById(id));
  const own = losses.filter((l) => l.flight.from === from && kindOf(l.flight.segment) === kind);
  return own[nth - 1]!;
}

function repairIn({ repair }: Loss): Repair {
  if (typeof repair === 'string') throw new Error(`not made good: ${repair}`);
  return repair;
}

const NOTHING = { kind: 'nothing' };

describe('open, talk, close', () => {
  test('the SYN: the client’s timer sends it again after 1 s, and both connect later (RFC 6298, 2.1)', () => {
    const loss = lossIn('open-data-close', 'client', 'SYN');
    const { by, timer, takesUs, flight } = repairIn(loss);
    expect(by).toBe('timer');
    expect(timer).toMatchObject({ side: 'client', timer: 'retransmission', delayUs: s(1) });
    expect(takesUs).toBe(s(1));
    expect(flight.again).toBe(loss.flight.index);
    for (const side of ['client', 'server'] as const) {
      expect(loss.notices[side]).toEqual({ kind: 'later', what: 'connected', byUs: s(1) });
    }
    expect(loss.lateUs).toBe(s(1));
  });

  test('the SYN+ACK: the client asks again, and its repeated SYN is answered', () => {
    const { by, timer, flight, sentByTimer } = repairIn(
      lossIn('open-data-close', 'server', 'SYN_ACK'),
    );
    expect(by).toBe('answer');
    expect(timer).toMatchObject({ side: 'client', timer: 'retransmission' });
    expect(kindOf(sentByTimer!.segment)).toBe('SYN');
    expect(flight).toMatchObject({ from: 'server', reason: 'answerAgain' });
  });

  test('the third segment: the client’s data carries the same ACK, so nothing is sent again (RFC 9293, 3.10.7.4)', () => {
    const loss = lossIn('open-data-close', 'client', 'ACK');
    const { by, timer, takesUs, flight } = repairIn(loss);
    expect(loss.acknowledges).toBe('SYN_ACK');
    expect([by, timer]).toEqual(['next', null]);
    expect(kindOf(flight.segment)).toBe('DATA');
    expect(takesUs).toBe(ms(100));
    expect(loss.trace.flights.every(({ again }) => again === null)).toBe(true);
    expect(loss.notices.client).toEqual(NOTHING);
    expect(loss.notices.server).toEqual({ kind: 'later', what: 'connected', byUs: ms(100) });
    expect(loss.lateUs).toBe(0);
  });

  test('an ACK of data: the next segment covers it, and nobody notices', () => {
    const loss = lossIn('open-data-close', 'server', 'ACK');
    expect(loss.acknowledges).toBe('DATA');
    expect(repairIn(loss)).toMatchObject({ by: 'next', timer: null });
    expect(loss.notices).toEqual({ client: NOTHING, server: NOTHING });
  });

  test('the last ACK: the server’s timer sends its FIN again, TIME_WAIT answers and starts anew (RFC 9293, 3.10.7.4)', () => {
    const loss = lossIn('open-data-close', 'client', 'ACK', 3);
    const { by, timer, sentByTimer } = repairIn(loss);
    expect(loss.acknowledges).toBe('FIN');
    expect(by).toBe('answer');
    expect(timer).toMatchObject({ side: 'server', timer: 'retransmission', delayUs: s(1) });
    expect(sentByTimer!.segment.fin).toBe(true);
    expect(loss.waitsAnew).toEqual(['client']);
    expect(loss.notices.client).toEqual(NOTHING);
    expect(loss.notices.server).toMatchObject({ kind: 'later', what: 'ok: CLOSE complete' });
  });
});

describe('other connections', () => {
  test('a lost SYN of two that cross needs no timer: the SYN+ACK carries it (RFC 9293, figure 7)', () => {
    const { by, flight, takesUs } = repairIn(lossIn('simultaneous-open', 'client', 'SYN'));
    expect(by).toBe('next');
    expect(kindOf(flight.segment)).toBe('SYN_ACK');
    expect(takesUs).toBe(ms(50));
  });

  test('a lost window update is made good by the answer to a window probe (RFC 9293, 3.8.6.1)', () => {
    const { losses } = lossesOf(scenarioById('zero-window'));
    const update = losses.find(({ acknowledges }) => acknowledges === 'window')!;
    expect(repairIn(update)).toMatchObject({
      by: 'answer',
      timer: { side: 'client', timer: 'persist' },
    });
  });

  test('a lost probe is followed by another, after twice the time', () => {
    const { losses } = lossesOf(scenarioById('zero-window'));
    const probe = losses.find(({ flight }) => flight.reason === 'probe')!;
    expect(repairIn(probe)).toMatchObject({ by: 'timer', timer: { timer: 'persist' } });
    expect(repairIn(probe).flight.reason).toBe('probe');
  });

  test('a lost RST is never sent again: the peer does not learn of it (RFC 9293, 3.5.2)', () => {
    const loss = lossIn('aborted', 'client', 'RST');
    expect(loss.repair).toBe('never');
    expect(loss.notices.server).toEqual({ kind: 'never', what: 'connection reset' });
  });

  test('an ACK that is lost right before a RST is of no use to anybody', () => {
    expect(lossIn('aborted', 'client', 'ACK', 2).repair).toBe('moot');
  });

  test('three duplicate ACKs make it good before the timer does (RFC 5681, 3.2)', () => {
    const scenario = { ...scenarioById('fast-retransmit'), faults: [] };
    const sorts = lossesOf(scenario).losses.map(({ repair }) =>
      typeof repair === 'string' ? repair : repair.by,
    );
    expect(sorts).toContain('duplicates');
  });
});

describe('every scenario without mishap', () => {
  test('is one whose own run loses nothing', () => {
    expect(CLEAN_SCENARIOS).toContain('open-data-close');
    expect(CLEAN_SCENARIOS).not.toContain('last-ack-lost');
    expect(isClean(scenarioById('half-open'))).toBe(false);
    for (const [, { clean }] of all) {
      expect(clean.flights.every(({ fate }) => fate === 'delivered')).toBe(true);
    }
  });

  test.each(all)(
    '%s: each of its segments is lost once, and in a run that is the same until then',
    (id, { clean, losses }) => {
      expect(clean).toEqual(simulate(scenarioById(id)));
      expect(losses.map(({ flight }) => [flight.from, flight.nth])).toEqual(
        clean.flights.map(({ from, nth }) => [from, nth]),
      );
      for (const { trace, flight } of losses) {
        expect(trace.flights.filter(({ fate }) => fate === 'lost')).toEqual([flight]);
        const before = (steps: typeof clean.steps) => steps.filter(({ at }) => at < flight.sentAt);
        expect(before(trace.steps)).toEqual(before(clean.steps));
      }
    },
  );

  test.each(all)(
    '%s: what makes a loss good comes from the same sender, later',
    (_id, { losses }) => {
      for (const { flight, repair, trace } of losses) {
        if (typeof repair === 'string') continue;
        expect(repair.flight.from).toBe(flight.from);
        expect(repair.flight.index).toBeGreaterThan(flight.index);
        expect(repair.takesUs).toBe(repair.at - flight.dueAt);
        if (repair.by === 'next') expect(repair.flight.again).toBeNull();
        if (repair.timer) expect(trace.timers).toContain(repair.timer);
      }
    },
  );
});
