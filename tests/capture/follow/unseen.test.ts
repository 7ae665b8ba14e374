/** What a capture does not hold and must have been is put in as it must have been (RFC 9293, 3.10). */
import { describe, expect, test } from 'vitest';
import { retransmissionsOf } from '../../../src/capture/follow/causes.ts';
import { followed } from './followed.ts';

describe('numbers that were skipped', () => {
  test('what follows the gap at once leaves once, and what comes next is new', () => {
    const run = followed(`
      0ms   client S  100
      100ms server SA 300 ack 101
      101ms client A  101 ack 301
      200ms server A 1301:2301 ack 101
      300ms server A 2301:3301 ack 101
      400ms server A 301:1301 ack 101
      401ms client A 101 ack 3301`);
    const [gap, behind, next] = run.trace.flights.filter(({ segment }) => segment.dataLen > 0);
    expect(gap).toMatchObject({ segment: { seq: 301, dataLen: 1000 }, fate: 'lost' });
    expect(behind).toMatchObject({ segment: { seq: 1301 }, reason: 'first' });
    expect(next).toMatchObject({ segment: { seq: 2301 }, reason: 'first', again: null });
    expect(retransmissionsOf(run).map(({ what, lost }) => `${what} ${lost}`)).toEqual([
      'data before',
    ]);
  });
});

describe('the SYN that a SYN+ACK answers', () => {
  test('had offered window scaling where that does (RFC 7323, 1.3): its window has room for what it acknowledges', () => {
    const run = followed(`
      0ms  server SA 300 ack 101 win 14600 scale 7
      10ms server A 301 ack 116 win 115
      20ms server A 301 ack 268 win 123
      30ms server A 301 ack 304 win 123`);
    const unseen = run.trace.flights.filter(
      ({ from, segment }) => from === 'client' && segment.dataLen > 0,
    );
    expect(unseen.map(({ segment }) => segment.dataLen)).toEqual([15, 152, 36]);
    expect(retransmissionsOf(run)).toEqual([]);
  });
});

describe('packets that contradict each other', () => {
  test('a SYN that meets a SYN with a FIN, and data behind a gap: what is put in has an end', () => {
    const run = followed(`
      0ms client S  100
      2ms server SF 300
      3ms client A  990:1990 ack 302`);
    expect(run.segmentOf.filter((index) => index !== null)).toEqual([0, 1, 2]);
  });

  test('an end whose connection is over by what was put in before a segment sends nothing more in it', () => {
    const run = followed(`
      19ms  client S  101
      415ms client PA 101:456 ack 3765
      701ms client F  456:1466
      749ms client A  2621:3697 ack 3620
      750ms server A  1614942758 ack 3004`);
    expect(run.segmentOf.filter((index) => index !== null)).toHaveLength(5);
  });
});
