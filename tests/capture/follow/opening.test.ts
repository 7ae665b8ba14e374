/** How a connection was opened is told as it was, also where the capture has it out of order or the opening is a rare one. */
import { describe, expect, test } from 'vitest';
import { stateChangesOf } from '../../../src/capture/follow/states.ts';
import { verdictOf } from '../../../src/capture/follow/verdict.ts';
import { followed } from './followed.ts';

const opening = (text: string) => verdictOf(followed(text)).opening;
/** Segments that must have been sent and were not captured. */
const unseen = (text: string) => followed(text).segmentOf.filter((place) => place === null).length;

describe('a handshake', () => {
  const displaced = `
    0ms      server SA 300 ack 101
    0.26ms   client S 100
    0.3ms    client A 101 ack 301
    0.44ms   client PA 101:201 ack 301
    70ms     server A 301 ack 201`;

  test('that the capture has out of order tells no round trip, and lacks no SYN', () => {
    expect(opening(displaced)).toMatchObject({ kind: 'handshake', isDisplaced: true, syns: 1 });
    expect(followed(displaced).timing.vantage).toBe('client');
    expect(unseen(displaced)).toBe(0);
  });

  test('in four segments is no simultaneous open: the SYNs do not cross (RFC 9293, 3.5, figure 7)', () => {
    const split = `
      0ms    client S 100
      0.58ms server S 300
      1.1ms  client SA 100 ack 301
      1.64ms server A 301 ack 101
      2.2ms  client PA 101:105 ack 301
      3.7ms  server A 301 ack 105`;
    expect(opening(split)).toMatchObject({ kind: 'simultaneous', isSplit: true });
    expect(unseen(split)).toBe(0);
  });

  test('with data on the SYN is Fast Open only where its option asks for it (RFC 7413, 2)', () => {
    const data = `
      0ms client S 100:150
      1ms server SA 300 ack 151
      2ms client A 151 ack 301`;
    expect(opening(data)).toMatchObject({ fastOpen: { hasOption: false } });
  });
});

test('a FIN that bears the number of the SYN is no copy of it', () => {
  const fin = `
    0ms   client S 100
    290ms client F 100
    304ms server SA 300 ack 101
    306ms client A 101 ack 301`;
  expect(unseen(fin)).toBe(0);
  expect(followed(fin).trace.flights[0]?.arrivals).toHaveLength(1);
});

test('who answers a SYN with a reset and the number 0 had given up its own (RFC 9293, 3.10.7.1)', () => {
  const states = (text: string) =>
    stateChangesOf(followed(text).trace, 'client').map(({ to }) => to);
  expect(
    states(`
      0ms   client S  100
      229ms server S  300
      229ms client RA 0 ack 301`),
  ).toEqual(['SYN_SENT', 'CLOSED']);
  expect(
    states(`
      0ms   client S  100
      229ms server S  300
      229ms client RA 101 ack 301`),
  ).toEqual(['SYN_SENT', 'SYN_RCVD', 'CLOSED']);
});
