/**
 * What the program at one end notices of a loss: it compares the run with the clean one by what TCP tells the program.
 * A segment that is sent again is nothing to notice; that something comes later is.
 */
import type { Report } from '../../../machines/tcp/effects.ts';
import type { Time } from '../../../machines/tcp/time.ts';
import type { Side } from '../../trace/side.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';

/** What a program can notice: it is connected, has data, or is told something. */
export type Noticed = 'connected' | 'data' | Report;

export type Notice =
  | { readonly kind: 'nothing' }
  /** The first thing that comes later. */
  | { readonly kind: 'later'; readonly what: Noticed; readonly byUs: number }
  /** Something that never comes. */
  | { readonly kind: 'never'; readonly what: Noticed }
  /** Something that only comes because of the loss. */
  | { readonly kind: 'told'; readonly what: Report };

/** Something noticed; `count` tells the one from another: the n-th, or so many octets of data in all. */
interface Event {
  readonly what: Noticed;
  readonly count: number;
  readonly at: Time;
}

export function noticeOf(side: Side, clean: ConnectionTrace, lossy: ConnectionTrace): Notice {
  const [expected, seen] = [eventsOf(side, clean), eventsOf(side, lossy)];
  const told = seen.find(({ what }) => isMishap(what) && !expected.some((e) => e.what === what));
  if (told !== undefined && isReport(told.what)) return { kind: 'told', what: told.what };

  const compared = expected.map(({ what, count, at }) => {
    const since = seen.find((event) => event.what === what && event.count >= count);
    return { what, byUs: since === undefined ? null : since.at - at };
  });
  // Which of two ends that close together is told depends on the order of their segments only.
  const never = compared.find(({ what, byUs }) => byUs === null && what !== 'ok: CLOSE complete');
  if (never !== undefined) return { kind: 'never', what: never.what };
  for (const { what, byUs } of compared) {
    if (byUs !== null && byUs > 0) return { kind: 'later', what, byUs };
  }
  return { kind: 'nothing' };
}

function eventsOf(of: Side, { steps }: ConnectionTrace): Event[] {
  const events: Event[] = [];
  const counts = new Map<Noticed, number>();
  const add = (what: Noticed, more: number, at: Time) => {
    const count = (counts.get(what) ?? 0) + more;
    counts.set(what, count);
    events.push({ what, count, at });
  };
  for (const { at, side, effects } of steps) {
    if (side !== of) continue;
    for (const effect of effects) {
      if (effect.kind === 'enter' && effect.state === 'ESTABLISHED') add('connected', 1, at);
      else if (effect.kind === 'deliver') add('data', effect.bytes, at);
      else if (effect.kind === 'report') add(effect.text, 1, at);
    }
  }
  return events;
}

const isReport = (what: Noticed): what is Report => what !== 'connected' && what !== 'data';

const isMishap = (what: Noticed): boolean =>
  what.startsWith('error') || what === 'connection reset' || what === 'connection refused';
