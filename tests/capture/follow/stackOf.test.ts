/** Whose stack an end has is inferred from its packets, else assumed; a choice wins. */
import { describe, expect, test } from 'vitest';
import { follow, type FollowOptions } from '../../../src/capture/follow/follow.ts';
import { exchange } from '../exchange.ts';
import { followed } from './followed.ts';

const stacksOf = (text: string, options: FollowOptions = {}) => followed(text, options).stacks;

const OPENED = `
  0ms    client S 100
  0.1ms  server SA 300 ack 101
  0.2ms  client A 101 ack 301`;

describe('the stack of an end', () => {
  test('of which nothing is told is assumed', () => {
    expect(stacksOf(OPENED).client).toEqual({ stack: 'linux', from: 'assumed', clues: [] });
  });

  test('whose TTL begins above 64 is not that of Linux', () => {
    const { client, server } = stacksOf(OPENED.replaceAll(/(client .*)/g, '$1 ttl 120'));
    expect(client).toEqual({ stack: 'rfc', from: 'inferred', clues: ['ttl'] });
    expect(server.from).toBe('assumed');
  });

  test('which retransmits before a second is over has not the minimum of RFC 6298, 2.4', () => {
    const { client } = stacksOf(`${OPENED}
      1s    client PA 101:201 ack 301
      1.2s  client PA 101:201 ack 301
      1.21s server A 301 ack 201`);
    expect(client).toMatchObject({ stack: 'linux', from: 'inferred', clues: ['shortRto'] });
  });

  test('which waits a second although the way is short has', () => {
    const { client } = stacksOf(`${OPENED}
      1s    client PA 101:201 ack 301
      2s    client PA 101:201 ack 301
      2.01s server A 301 ack 201`);
    expect(client).toMatchObject({ stack: 'rfc', clues: ['longRto'] });
  });

  test.each([
    [40, 'linux', 'shortDelay'],
    [200, 'rfc', 'longDelay'],
  ])(
    'which delays its ACK by %i ms where it was captured: %s (RFC 9293, 3.8.6.3)',
    (ms, stack, clue) => {
      const { server } = stacksOf(
        `${OPENED}
      1000ms client PA 101:201 ack 301
      ${1000 + ms}ms server A 301 ack 201`,
        { vantage: 'server' },
      );
      expect(server).toMatchObject({ stack, clues: [clue] });
    },
  );

  test('that is chosen is that', () => {
    expect(stacksOf(OPENED, { stack: 'rfc' }).client).toMatchObject({
      stack: 'rfc',
      from: 'chosen',
    });
  });

  test('says how long TIME_WAIT is that nothing shows (RFC 9293, 3.4.2; Linux: TCP_TIMEWAIT_LEN)', () => {
    const closed = `${OPENED}
      1s      client FA 101 ack 301
      1.0001s server FA 301 ack 102
      1.0002s client A 102 ack 302
      100s    client2 S 100`;
    const endOf = (stack: 'linux' | 'rfc') => {
      const found = exchange(closed).connection(0);
      return found && follow(found.connection, { stack }).trace.steps.at(-1)?.after.state;
    };
    expect([endOf('linux'), endOf('rfc')]).not.toEqual([endOf('rfc'), endOf('linux')]);
  });
});
