/** CUBIC as Linux has it (RFC 9438, with its constants in parts of 1024), beside Reno (RFC 5681). */
import { describe, expect, test } from 'vitest';
import type { Profile } from '../../machines/tcp/profile.ts';
import { linuxOf } from '../../machines/stacks/linux/variables.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import type { Fault } from '../../src/simulation/scenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { endAfter } from '../../src/trace/moment.ts';

const MSS = 1448;

/** So many octets over a path of so long a round trip; the segments of `lost` are lost, counted from the first data. */
function bulk(
  control: Profile['congestionControl'],
  lost: readonly number[] = [],
  { rttUs = ms(100), bytes = 300_000 } = {},
) {
  const faults: Fault[] = lost.map((nth) => ({
    match: { from: 'client', kind: 'DATA', nth },
    do: 'drop',
  }));
  return simulate({
    id: 'bulk',
    profile: 'linux',
    settings: { congestionControl: control },
    client: { iss: [1000] },
    server: { iss: [5000] },
    link: { delayUs: rttUs / 2 },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: 1, side: 'client', call: 'connect' },
      { atUs: s(1), side: 'client', call: 'send', bytes },
    ],
    faults,
  });
}

/** The client's window after each of its steps, in segments, with the time in seconds. */
const windows = (trace: ReturnType<typeof bulk>) =>
  trace.steps.flatMap(({ index, at, side }) => {
    const { tcb } = endAfter(trace, side, index);
    return side === 'client' && tcb ? [{ at: at / 1e6, ...tcb, cwnd: tcb.cwnd / MSS }] : [];
  });

/** ssthresh after the first loss, and the window that was lost. */
function reduction(trace: ReturnType<typeof bulk>) {
  const all = windows(trace);
  const at = all.findIndex(({ ssthresh }, i) => ssthresh < (all[i - 1]?.ssthresh ?? 0));
  return { before: all[at - 1]!.cwnd, after: all[at]!.ssthresh / MSS };
}

describe('a loss leaves', () => {
  test('seven tenths of the window (RFC 9438, 4.6)', () => {
    const { before, after } = reduction(bulk('cubic', [60]));
    expect(after).toBe(Math.floor((before * 717) / 1024));
  });

  test('half of it with Reno (RFC 5681, 3.1)', () => {
    const { before, after } = reduction(bulk('reno', [60]));
    expect(after).toBe(Math.floor(before / 2));
  });
});

describe('the window then follows a cubic of time', () => {
  /** The window of the loss, and the windows from the end of the recovery on. */
  const growth = (control: Profile['congestionControl']) => {
    const trace = bulk(control, [40], { rttUs: ms(200), bytes: 1_000_000 });
    const recovered = trace.steps.find(({ rules }) => rules.includes('congestion.recovered'))!;
    const after = windows(trace).filter(({ at }) => at > recovered.at / 1e6);
    return { ...reduction(trace), after };
  };

  test('it is concave below the window of the loss (4.2, 4.4): it gains more in the first half of the way', () => {
    const { before, after } = growth('cubic');
    const [from] = after;
    const top = after.find(({ cwnd }) => cwnd >= before - 1);
    expect(top).toBeDefined();
    const middle = after.find(({ at }) => at >= (from!.at + top!.at) / 2)!;
    expect(middle.cwnd - from!.cwnd).toBeGreaterThan(top!.cwnd - middle.cwnd);
  });

  test('it is back at the window of the loss sooner than Reno, on a path of 200 ms (1)', () => {
    const back = (control: Profile['congestionControl']) => {
      const { before, after } = growth(control);
      return (after.find(({ cwnd }) => cwnd >= before - 1)?.at ?? Infinity) - after[0]!.at;
    };
    expect(back('cubic')).toBeLessThan(back('reno'));
  });
});

test('before any loss both double the window with each round trip', () => {
  for (const control of ['cubic', 'reno'] as const) {
    const all = windows(bulk(control));
    const at = (seconds: number) => all.findLast(({ at }) => at < seconds)?.cwnd ?? 0;
    expect(at(1.15)).toBeGreaterThanOrEqual(19);
    expect(at(1.25)).toBeGreaterThanOrEqual(38);
  }
});

test('a second loss below the window of the first gives a part of it to others (fast convergence, 4.7)', () => {
  const lastMax = (lost: readonly number[]) =>
    linuxOf(windows(bulk('cubic', lost)).at(-1)!).recovery.cubic.lastMax;
  const { before } = reduction(bulk('cubic', [60]));
  expect(lastMax([60])).toBe(before);
  expect(lastMax([60, 140])).toBeLessThan(before);
});
