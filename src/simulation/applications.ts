/**
 * The applications at both ends: what each does when something happens. A reaction comes about on the first such occasion,
 * or on each; its call is made inside the signal, or after a while.
 */
import type { Effect } from '../../machines/tcp/effects.ts';
import type { State } from '../../machines/tcp/states.ts';
import { SIDES, type Side } from '../trace/side.ts';
import type { Call, CallName } from '../trace/calls.ts';
import type { Cause, EndView } from '../trace/connection.ts';
import { endInfoOf, type Reaction, type Scenario } from './scenario.ts';

/** A call that follows, after so long. */
export interface FollowingCall {
  readonly afterUs: number;
  readonly call: Call;
}

/** What an application notices at one instant. */
interface Noticed {
  /** A connection begins. */
  readonly opening: boolean;
  readonly established: boolean;
  readonly endOfFile: boolean;
  /** Octets that have come, in order. */
  readonly data: number;
  /** Octets that it has got to read. */
  readonly read: number;
  /** A call of its own, which was not refused. */
  readonly call: CallName | null;
}

const NOTHING: Noticed = {
  opening: false,
  established: false,
  endOfFile: false,
  data: 0,
  read: 0,
  call: null,
};

interface Waiting {
  readonly reaction: Reaction;
  /** Octets read of this connection that have not led to it yet. */
  read: number;
}

export class Applications {
  readonly #waiting: Record<Side, readonly Waiting[]> = { client: [], server: [] };

  /** Ends whose program has read what is delivered. */
  readonly #readsAtOnce: Record<Side, boolean> = { client: true, server: true };

  constructor(scenario: Scenario) {
    for (const side of SIDES) {
      this.#readsAtOnce[side] = endInfoOf(scenario, side).stack.profile.autoRead;
      const reactions = scenario[side].reactions ?? [];
      this.#waiting[side] = reactions.map((reaction) => ({ reaction, read: 0 }));
    }
  }

  /** The calls that these effects lead to; with `afterUs` 0 they are made inside the signal. */
  reactTo(side: Side, effects: readonly Effect[], cause: Cause): Iterable<FollowingCall> {
    const data = deliveredBy(effects);
    const isRefused = effects.some(isRefusal);
    return this.#follow(side, {
      opening: effects.some((effect) => enters(effect, 'SYN_SENT') || enters(effect, 'SYN_RCVD')),
      established: effects.some((effect) => enters(effect, 'ESTABLISHED')),
      endOfFile: effects.some(isEndOfFile),
      data,
      read: this.#readsAtOnce[side] ? data : 0,
      call: cause.kind === 'call' && !isRefused ? cause.call.call : null,
    });
  }

  /** The calls that follow when a program that does not read at once has got something from `receive`. */
  reactToReading(
    side: Side,
    before: EndView,
    effects: readonly Effect[],
    after: EndView,
  ): Iterable<FollowingCall> {
    const octets = this.#readsAtOnce[side] ? 0 : octetsRead(before, effects, after);
    return octets > 0 ? this.#follow(side, { ...NOTHING, read: octets }) : [];
  }

  #follow(side: Side, noticed: Noticed): Iterable<FollowingCall> {
    const due = this.#waiting[side]
      .map((waiting) => ({ waiting, times: timesOf(waiting, noticed) }))
      .filter(({ times }) => times > 0);
    const done = new Set(
      due.map(({ waiting }) => waiting).filter(({ reaction }) => !reaction.each),
    );
    if (done.size > 0) this.#waiting[side] = this.#waiting[side].filter((each) => !done.has(each));
    return inTurn(
      due.map(({ waiting, times }) => ({ reaction: waiting.reaction, times })),
      noticed,
    );
  }
}

/** How often a reaction comes about now. Of octets read it keeps what is not enough yet. */
function timesOf(waiting: Waiting, noticed: Noticed): number {
  const { reaction } = waiting;
  switch (reaction.on) {
    case 'established':
    case 'endOfFile':
      return noticed[reaction.on] ? 1 : 0;
    case 'data':
      return noticed.data > 0 ? 1 : 0;
    case 'call':
      return noticed.call === reaction.of ? 1 : 0;
    case 'read': {
      const { octets, each = false } = reaction;
      if (octets === undefined) return noticed.read > 0 ? 1 : 0;
      // A connection is read from its first octet on, which may come with the SYN.
      const read = (noticed.opening ? 0 : waiting.read) + noticed.read;
      waiting.read = read % octets;
      const times = Math.floor(read / octets);
      return each ? times : Math.min(times, 1);
    }
  }
}

/** One at a time, for they may be very many: who takes no more of them leaves the rest. */
function* inTurn(
  due: readonly { readonly reaction: Reaction; readonly times: number }[],
  noticed: Noticed,
): Iterable<FollowingCall> {
  for (const { reaction, times } of due) {
    const following = { afterUs: reaction.afterUs, call: callOf(reaction, noticed) };
    for (let i = 0; i < times; i += 1) yield following;
  }
}

function callOf(reaction: Reaction, noticed: Noticed): Call {
  const { call, bytes, whole, more, remote, connection } = reaction;
  const octets = bytes === 'read' ? octetsOf(reaction, noticed) : bytes;
  return {
    call,
    ...(octets !== undefined && { bytes: octets }),
    ...(whole !== undefined && { whole }),
    ...(more !== undefined && { more }),
    ...(remote !== undefined && { remote }),
    ...(connection !== undefined && { connection }),
  };
}

/** How many octets an occasion is about. */
function octetsOf(reaction: Reaction, { data, read }: Noticed): number {
  if (reaction.on === 'data') return data;
  return reaction.on === 'read' ? (reaction.octets ?? read) : 0;
}

const deliveredBy = (effects: readonly Effect[]): number =>
  effects.reduce((sum, effect) => sum + (effect.kind === 'deliver' ? effect.bytes : 0), 0);

const enters = (effect: Effect, state: State): boolean =>
  effect.kind === 'enter' && effect.state === state;

const isEndOfFile = (effect: Effect): boolean =>
  effect.kind === 'report' && effect.text === 'connection closing';

const isRefusal = (effect: Effect): boolean =>
  effect.kind === 'report' && effect.text.startsWith('error: ');

/** The octets that a program has got to read in a step. */
function octetsRead(before: EndView, effects: readonly Effect[], after: EndView): number {
  if (after.tcb === null) return 0;
  const isSame = before.tcb !== null && before.incarnation === after.incarnation;
  const unread = isSame ? before.tcb.unread : 0;
  return unread + deliveredBy(effects) - after.tcb.unread;
}
