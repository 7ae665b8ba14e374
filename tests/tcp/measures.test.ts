/** Numbers that an endpoint measures, or changes, are told with the rule by which: round trips and windows. */
import { describe, expect, test } from 'vitest';
import type { Driver } from '../../machines/stacks/driver.ts';
import { PROFILE_NAMES, PROFILES } from '../../machines/stacks/profiles.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import { inState, tcbOf } from './inState.ts';
import { packet } from './packet.ts';
import { measured } from './story.ts';

const arrive = (end: Driver, text: string): string[] => {
  end.arrives(packet(text));
  return measured(end);
};

/** Without those of windows: what is told of the round trip. */
const times = (told: readonly string[]): string[] =>
  told.filter((text) => /^(rtt|srtt|rto)/.test(text));

/** An established connection whose handshake took 100 ms, and what its SYN+ACK measured. */
function established() {
  const end = inState('SYN_SENT', { settings: { rtoMinUs: ms(1) } });
  end.advance(ms(100));
  return { end, told: times(arrive(end, 'S. 300:300(0) ack 101')) };
}

describe('a round trip', () => {
  test('the first: SRTT is R, and RTO is SRTT + 4 RTTVAR', () => {
    // RFC 6298, 2.2: RTTVAR is R/2.
    expect(established().told).toEqual([
      'rtt 100000 (rto.sample)',
      'srtt 100000 (rto.sample)',
      'rto 300000 (rto.sample)',
    ]);
  });

  test('another: SRTT moves by an eighth of the difference', () => {
    // RFC 6298, 2.3: RTTVAR is 3/4 of 50 ms and 1/4 of 80 ms, SRTT 7/8 of 100 ms and 1/8 of 180 ms.
    const { end } = established();
    end.call({ type: 'send', bytes: 10 });
    end.advance(ms(180));
    expect(times(arrive(end, '. 301:301(0) ack 111'))).toEqual([
      'rtt 180000 (rto.sample)',
      'srtt 110000 (rto.sample)',
      'rto 340000 (rto.sample)',
    ]);
  });

  test('none of a segment that was sent twice; its timeout has doubled the RTO', () => {
    // RFC 6298, 5.5, and 3 (Karn): which of the two the ACK is for cannot be told.
    const { end } = established();
    end.call({ type: 'send', bytes: 10 });
    end.advance(ms(300));
    expect(times(measured(end))).toEqual(['rto 600000 (timer.retransmit)']);
    expect(times(arrive(end, '. 301:301(0) ack 111'))).toEqual([]);
  });

  test('after a lost SYN data begins with three seconds', () => {
    // RFC 6298, 5.7.
    const end = inState('SYN_SENT');
    end.advance(s(1));
    measured(end);
    expect(times(arrive(end, 'S. 300:300(0) ack 101'))).toEqual(['rto 3000000 (rto.afterSynLoss)']);
  });
});

describe('the congestion window', () => {
  test('slow start: a segment more for each one that is acknowledged', () => {
    // RFC 5681, 3.1: cwnd += min(N, SMSS).
    const end = inState('ESTABLISHED', { settings: { initialWindow: 2000 } });
    end.call({ type: 'send', bytes: 9000 });
    measured(end);
    const grown = (text: string) => arrive(end, text).filter((told) => told.startsWith('cwnd'));
    expect(grown('. 301:301(0) ack 1101')).toEqual(['cwnd 3000 (congestion.slowStart)']);
    expect(grown('. 301:301(0) ack 2101')).toEqual(['cwnd 4000 (congestion.slowStart)']);
  });

  test('a timeout: ssthresh is half of what was in flight, cwnd a segment', () => {
    // RFC 5681, 3.1, equation 4.
    const end = inState('ESTABLISHED', { settings: { initialWindow: 8000 } });
    end.call({ type: 'send', bytes: 8000 });
    measured(end);
    end.expire('retransmission');
    expect(measured(end)).toEqual([
      'ssthresh 4000 (congestion.timeout)',
      'cwnd 1000 (congestion.timeout)',
      'rto 2000000 (timer.retransmit)',
    ]);
  });

  test.each(PROFILE_NAMES)('%s: what was told last is what the record holds', (profile) => {
    const end = inState('ESTABLISHED', { profile });
    const last = new Map<string, number>();
    const { sndMss } = tcbOf(end);
    end.call({ type: 'send', bytes: 12 * sndMss });
    for (const acked of [1, 2, 2, 2, 2, 2, 5, 9, 12]) {
      end.advance(ms(20));
      end.arrives(packet(`. 301:301(0) ack ${101 + acked * sndMss}`));
      if (acked === 9) end.expire('retransmission');
      for (const effect of end.take().effects)
        if (effect.kind === 'measure') last.set(effect.what, effect.value);
      const { cwnd, ssthresh, rtoUs, srttUs } = tcbOf(end);
      const held = { cwnd, ssthresh, rto: rtoUs, srtt: srttUs };
      expect(held).toMatchObject(Object.fromEntries([...last].filter(([what]) => what !== 'rtt')));
    }
    // RFC 793 has no congestion window
    const told = PROFILES[profile].congestion === 'rfc793' ? [] : ['cwnd'];
    expect([...last.keys()]).toEqual(expect.arrayContaining(['rtt', 'srtt', 'rto', ...told]));
  });
});
