/** What a capture does not hold and must have been is put in as it must have been (RFC 9293, 3.10). */
import { describe, expect, test } from 'vitest';
import { retransmissionsOf } from '../../../src/capture/follow/causes.ts';
import { follow, type Followed } from '../../../src/capture/follow/follow.ts';
import { exchange } from '../exchange.ts';

function followed(text: string): Followed {
  const found = exchange(text).connection(0);
  if (found === null) throw new Error('there is no such connection');
  return follow(found.connection);
}

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
