/**
 * How the stories of these tests are told: something happens to an endpoint, and all that can be seen of it comes back
 * as lines, in order:
 *
 *     > . 101:101(0) ack 302       a segment leaves
 *     got 301:401                  octets reach the application
 *     "connection closing"         the application is told something
 *     CLOSE_WAIT                   a state is entered
 */
import type { CallEvent } from '../../machines/tcp/calls.ts';
import type { At, Driver } from '../../machines/stacks/driver.ts';
import type { Effect, TimerName } from '../../machines/tcp/effects.ts';
import type { RuleId } from '../../machines/tcp/rules.ts';
import { advance } from '../../machines/tcp/sequence.ts';
import { line, packet } from './packet.ts';

/** The application makes a call: `call(end, 'send', 100)`. */
export function call(end: Driver, type: CallEvent['type'], bytes?: number): string[] {
  end.call(type === 'send' ? { type, bytes: bytes ?? 0 } : { type, bytes });
  return seen(end);
}

/** Segments arrive, one after the other at one moment. */
export function arrives(end: Driver, ...packets: string[]): string[] {
  for (const text of packets) end.arrives(packet(text));
  return seen(end);
}

/** Time passes, in microseconds. What happens meanwhile is told with the second it happens at: `3s > ...` */
export function passes(end: Driver, us: number): string[] {
  end.advance(us);
  return end.take().effects.flatMap((e) => told(e).map((text) => `${e.at / 1e6}s ${text}`));
}

/** A timer's end is told to the endpoint, due or not. */
export function expires(end: Driver, timer: TimerName): string[] {
  end.expire(timer);
  return seen(end);
}

/** What can be seen since the last look. */
export const seen = (end: Driver): string[] => end.take().effects.flatMap(told);

/** The running timers with the seconds they have left, next one first: `retransmission 1s`. */
export const timers = (end: Driver): string[] =>
  end.timers.map(({ timer, deadline }) => `${timer} ${(deadline - end.now) / 1e6}s`);

/** The rules that were cited since the last look. */
export const cited = (end: Driver): RuleId[] =>
  end.take().effects.flatMap((e) => (e.kind === 'cite' ? [e.rule] : []));

/** What was measured since the last look: `rtt 100000 (rto.sample)`. */
export const measured = (end: Driver): string[] =>
  end
    .take()
    .effects.flatMap((e) => (e.kind === 'measure' ? [`${e.what} ${e.value} (${e.rule})`] : []));

function told(effect: At<Effect['kind']>): string[] {
  switch (effect.kind) {
    case 'send':
      return [line(effect.segment)];
    case 'deliver':
      return [`got ${effect.seq}:${advance(effect.seq, effect.bytes)}`];
    case 'report':
      return [`"${effect.text}"`];
    case 'enter':
      return [effect.state];
    default:
      return [];
  }
}
