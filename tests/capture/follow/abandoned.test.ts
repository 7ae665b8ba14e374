/** A SYN+ACK that is answered with a RST (RFC 9293, 3.10.7.1 and 3.10.7.3): what is said of who sent it, and why. */
import { describe, expect, test } from 'vitest';
import { follow } from '../../../src/capture/follow/follow.ts';
import { verdictOf } from '../../../src/capture/follow/verdict.ts';
import { capture as english } from '../../../src/words/en/capture.ts';
import { capture as chinese } from '../../../src/words/zh/capture.ts';
import { plain } from '../../../src/words/phrase.ts';
import { verdictLines } from '../../../src/words/sentences/verdict.ts';
import { exchange } from '../exchange.ts';

function told(text: string, { verdict } = english): string {
  const found = exchange(text).connection(0);
  if (found === null) throw new Error('no such connection');
  return verdictLines(verdictOf(follow(found.connection)), verdict)
    .flatMap(({ sentences }) => sentences.map(({ text: said }) => plain(said)))
    .join(' ');
}

const ANSWER = `
  20ms server SA 300 ack 101
  40ms client R 101`;

describe('without its SYN, as after a SYN in the name of a host that sent none', () => {
  test('no SYN is said to have been answered in sight', () => {
    expect(told(ANSWER)).toContain('the SYN that it answers was not captured');
    expect(told(ANSWER, chinese)).toContain('没有抓到它所应答的 SYN');
  });
});

describe('behind its SYN', () => {
  const text = `
  0ms client S 100${ANSWER}`;

  test('it was answered, and the program may have given up before (3.10.4)', () => {
    expect(told(text)).toContain('The server answered the SYN with SYN+ACK; then the client sent');
    expect(told(text)).toContain('its application gave up before the answer came');
  });
});

test('an older connection that is known still may be half-open, or in TIME_WAIT (3.10.7.4)', () => {
  const stale = `
  0ms client S 100
  20ms server A 900 ack 70
  40ms client R 70`;
  expect(told(stale)).toContain('the same 4-tuple, half-open or in TIME_WAIT; RST ends');
});
