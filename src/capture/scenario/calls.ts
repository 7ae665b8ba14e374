/** The calls of both programs: what begins the connection as actions at their times, the rest as reactions to what each program knew. */
import { MOST } from '../../simulation/expected.ts';
import type { Action, Reaction } from '../../simulation/scenario.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';
import { flightsOf } from '../../trace/lookup.ts';
import { SIDES, type Side } from '../../trace/side.ts';
import type { LeftOut } from './leftOut.ts';
import { callsOf, type Known } from './occasions.ts';
import { readingOf } from './reading.ts';
import { writesOf, type WrittenCall } from './writes.ts';

export interface Calls {
  readonly actions: readonly Action[];
  readonly reactions: Readonly<Record<Side, readonly Reaction[]>>;
  readonly leftOut: readonly LeftOut[];
}

export interface Asked {
  /** Its program reads when it calls `receive`, not at once. */
  readonly readsLate: Readonly<Record<Side, boolean>>;
  /** A handshake that was not captured is put in front: one way takes so long. null: it was captured. */
  readonly openingUs: number | null;
}

export function callsIn(trace: ConnectionTrace, asked: Asked): Calls {
  const { readsLate, openingUs } = asked;
  const leftOut: LeftOut[] = [];
  const actions: Action[] = [];
  const reactions: Record<Side, Reaction[]> = { client: [], server: [] };
  if (trace.start.server.listening || openingUs !== null)
    actions.push({ atUs: 0, side: 'server', call: 'listen' });
  if (openingUs !== null) actions.push({ atUs: 0, side: 'client', call: 'connect' });
  for (const side of SIDES) {
    const called = callsOf(trace, side).filter(({ call }) => !isReading(call.call));
    const all = beforeOpening(trace, side, writesOf(trace, side, called));
    const few = fewest(all, MOST_CALLS);
    const merged = all.length - few.length;
    if (merged > 0) leftOut.push({ what: 'calls', side, merged });
    const parts = few.flatMap((write) => asLong(write, Math.floor(MOST_CALLS / few.length)));
    const octets = octetsIn(few) - octetsIn(parts);
    if (octets > 0) leftOut.push({ what: 'cutOff', side, octets });
    for (const write of parts) {
      if (write.known === null || readsLate[side]) actions.push(...actionsOf(write, side, asked));
      else reactions[side].push(reactionOf(write, write.known, side, asked));
    }
    if (!readsLate[side]) continue;
    actions.push(...readingOf(trace, side).slice(0, MOST_CALLS - actions.length));
    leftOut.push({ what: 'reading', side });
  }
  const kept = actions.map((action, i) => ({ action, i }));
  kept.sort((a, b) => a.action.atUs - b.action.atUs || a.i - b.i);
  return { actions: kept.map(({ action }) => action), reactions, leftOut };
}

/** Of each end, so that there is room for those of both, and for what opens the connection. */
const MOST_CALLS = MOST.entries / 2 - 10;

const octetsIn = (writes: readonly WrittenCall[]): number =>
  writes.reduce((sum, { bytes }) => sum + bytes, 0);

const callOf = ({ call, bytes, more }: WrittenCall) => ({
  call: call.call,
  ...(bytes > 0 && { bytes }),
  ...(more && { more }),
  ...(call.remote !== undefined && { remote: call.remote }),
});

function actionsOf(write: WrittenCall, side: Side, { readsLate, openingUs }: Asked): Action[] {
  const atUs = Math.max(0, Math.round(write.at + 3 * (openingUs ?? 0)));
  const action = { atUs, side, ...callOf(write) };
  // who closes with a FIN had read all there was (RFC 2525, 2.17)
  return readsLate[side] && write.call.call === 'close'
    ? [{ atUs, side, call: 'receive' }, action]
    : [action];
}

/** An end that was in the middle of its connection is established later than its trace begins: the client a way sooner than the server. */
function reactionOf(write: WrittenCall, known: Known, side: Side, { openingUs }: Asked): Reaction {
  const isOpening = known.on === 'established' && known.at === 0;
  const lateUs = isOpening && side === 'client' ? (openingUs ?? 0) : 0;
  const afterUs = Math.max(0, Math.round(write.at - known.at)) + lateUs;
  return {
    ...occasion(known),
    ...callOf(write),
    afterUs: afterUs === 0 && write.isAnswered ? 1 : afterUs,
  };
}

/**
 * What leaves with the ACK that completes the handshake was written before: it waited for the connection. Where the SYN asks for Fast Open, it
 * was written with the connect (RFC 7413, 4.2).
 */
function beforeOpening(
  trace: ConnectionTrace,
  side: Side,
  writes: readonly WrittenCall[],
): readonly WrittenCall[] {
  const connect = writes.find(({ call }) => call.call === 'connect');
  const i = writes.findIndex(
    ({ call, at, known, isAnswered }) =>
      call.call === 'send' && known?.on === 'established' && known.at === at && !isAnswered,
  );
  const write = writes[i];
  if (connect === undefined || write === undefined) return writes;
  const isFast = flightsOf(trace, side).some(({ segment }) => segment.fastOpen !== undefined);
  if (!isFast) return writes.with(i, { ...write, at: connect.at, known: null });
  return writes
    .filter((each) => each !== write)
    .map((each) => (each === connect ? { ...connect, bytes: connect.bytes + write.bytes } : each));
}

/** Data is read as it comes, or as the windows tell: see there. */
const isReading = (call: string): boolean => call === 'receive' || call === 'status';

const occasion = (known: Known) =>
  known.on === 'read' ? ({ on: 'read', octets: known.octets } as const) : { on: known.on };

/** A scenario lists so many: those that follow one another most closely are one. */
function fewest(all: readonly WrittenCall[], most: number): readonly WrittenCall[] {
  if (all.length <= most) return all;
  const gaps = all.map((write, i) => {
    const before = all[i - 1];
    const isWrite = write.call.call === 'send' && before?.call.call === 'send';
    return { i, us: isWrite ? write.at - before.at : Infinity };
  });
  gaps.sort((a, b) => a.us - b.us);
  const taken = new Set(gaps.slice(0, all.length - most).map(({ i }) => i));
  const few: WrittenCall[] = [];
  all.forEach((write, i) => {
    const last = few.at(-1);
    if (taken.has(i) && last) few[few.length - 1] = { ...last, bytes: last.bytes + write.bytes };
    else few.push(write);
  });
  return few;
}

/** No call takes more octets than a scenario may say. What is longer than so many calls is cut off. */
function asLong(write: WrittenCall, most: number): WrittenCall[] {
  const parts = Math.min(Math.max(1, most), Math.max(1, Math.ceil(write.bytes / MOST.bytes)));
  return Array.from({ length: parts }, (_, i) => ({
    ...write,
    bytes: Math.min(MOST.bytes, write.bytes - i * MOST.bytes),
  }));
}
