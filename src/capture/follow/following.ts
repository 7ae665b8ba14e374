/**
 * A connection that is being followed: both ends, the record that is written of them, and what is still to leave and to arrive. What an
 * endpoint would send leaves only where the packets show it; what leaves is what they show.
 */
import type { Effect, SendReason } from '../../../machines/tcp/effects.ts';
import type { RuleId } from '../../../machines/tcp/rules.ts';
import { segLen, type Segment } from '../../../machines/tcp/segment.ts';
import { windowOf } from '../../../machines/tcp/segmentArrives/peerSyn.ts';
import type { OutsideEvent } from '../../../machines/tcp/endpointSetup.ts';
import { settle, type Dealing } from '../../../machines/tcp/settle.ts';
import { later, time, type Time } from '../../../machines/tcp/time.ts';
import type { Cause, Evidence, Flight } from '../../trace/connection.ts';
import { eventOf } from '../../trace/endpoint.ts';
import { Recorder, type Passage } from '../../trace/recorder.ts';
import { peerOf, type Side } from '../../trace/side.ts';
import type { ShadowEnd } from './end.ts';
import type { FateOf } from './fate.ts';
import type { Ordered } from './order.ts';
import type { Timing } from './timing.ts';
import type { Transit } from './transit.ts';

/** Segments of one write follow one another as closely as this. */
export const BURST_US = 1_000;
/** So soon after what calls for it an answer leaves at once. */
const AT_ONCE_US = 10_000;
/** An answer that no stack holds back (SYN+ACK, RST) may still take its time to be made. */
const AT_LEISURE_US = 1_000_000;

/** The moves of a connection, for what has to be put in between. */
export interface Moves {
  /** The next segment of an end leaves. */
  readonly depart: (following: Shadowing, end: ShadowEnd) => void;
  /** A segment, by its index, arrives. */
  readonly arrive: (following: Shadowing, index: number) => void;
}

interface Happening {
  readonly further?: (done: Effect[]) => void;
  /** As the chart hears of it, where that is less than the cause says. */
  readonly event?: OutsideEvent;
}

/** It would have left by now; perhaps it does later. */
const isPureAck = (segment: Segment): boolean =>
  segment.ack && !segment.rst && segLen(segment) === 0;

export class Shadowing {
  readonly recorder = new Recorder();
  readonly passing: Transit[];
  readonly timing: Timing;
  readonly ends: Readonly<Record<Side, ShadowEnd>>;
  readonly moves: Moves;
  /** The flight that a segment became, by its index. */
  readonly flightOf = new Map<number, number>();
  /** The index of a flight's segment. */
  readonly segmentOf: number[] = [];
  now = time(0);
  /** So many segments that were not captured are being put in, each for the sake of the one before. */
  unseenWithin = 0;

  constructor(
    passing: Transit[],
    timing: Timing,
    ends: Readonly<Record<Side, ShadowEnd>>,
    moves: Moves,
  ) {
    this.moves = moves;
    this.passing = passing;
    this.timing = timing;
    this.ends = ends;
  }

  get(index: number): Transit {
    const found = this.passing[index];
    if (found === undefined) throw new Error(`there is no segment ${index}`);
    return found;
  }

  /** One event at an end is one step. What it makes the endpoint send leaves if the packets show it; `further`: what leaves besides. */
  happen(
    end: ShadowEnd,
    cause: Cause,
    evidence: Evidence,
    { further, event = eventOf(cause, this.now) }: Happening = {},
  ): void {
    this.step(end, cause, evidence, (done) => {
      if (cause.kind === 'timer') end.letRun(cause.timer, this.now);
      this.#deal(end, event, done);
      further?.(done);
    });
  }

  /** A step that is made by hand: the endpoint is not asked. */
  step(end: ShadowEnd, cause: Cause, evidence: Evidence, make: (done: Effect[]) => void): void {
    const before = end.view;
    if (cause.kind === 'timer') this.recorder.timerFired(end.side, cause.timer, this.now);
    const done: Effect[] = [];
    make(done);
    end.noteView();
    this.recorder.step(end.side, this.now, cause, before, end.view, done, evidence);
  }

  /** Time goes on, and never back: what is estimated may say otherwise. */
  goOnTo(at: Time): void {
    if (at > this.now) this.now = at;
  }

  #deal(end: ShadowEnd, event: OutsideEvent, done: Effect[]): void {
    end.seen.window = this.windowToldNext(end);
    const { snapshot, effects } = settle<Dealing>(end.snapshot, { event });
    end.snapshot = snapshot;
    if (event.type === 'segmentArrives' && event.segment.syn) end.takeScaling();
    for (const effect of effects) {
      if (effect.kind !== 'send') this.#keep(end, effect, done);
      else if (this.#shows(end, effect.segment)) this.leave(end, done, effect.reason);
      else if (isPureAck(effect.segment)) end.adopt({ ackOwed: 'delayed' });
    }
  }

  #keep(end: ShadowEnd, effect: Effect, done: Effect[]): void {
    const { side } = end;
    if (effect.kind === 'startTimer') {
      const { timer, delayUs, deadline } = effect;
      const backoff = timer === 'retransmission' ? (end.tcb?.retransmissions ?? 0) : 0;
      this.recorder.startTimer({ side, timer, startedAt: this.now, deadline, delayUs, backoff });
    } else if (effect.kind === 'stopTimer') this.recorder.stopTimer(side, effect.timer, this.now);
    done.push(effect);
  }

  /** The window that an end's next segment tells, in octets. */
  windowToldNext({ coming: { next }, tcb }: ShadowEnd): number | null {
    if (next === undefined) return null;
    const { segment } = this.get(next);
    if (segment.rst) return null;
    return windowOf({ sndScale: tcb?.rcvScale ?? 0 }, segment);
  }

  /** What leaves next at an end, if it leaves at once. */
  nextAtOnce(end: ShadowEnd, withinUs = AT_ONCE_US): Segment | null {
    const { next } = end.coming;
    if (next === undefined) return null;
    const { segment, sentAt } = this.get(next);
    return sentAt <= later(this.now, withinUs) ? segment : null;
  }

  /** The same, unless something else arrives there before. */
  nextBeforeArrival(end: ShadowEnd, withinUs = AT_ONCE_US): Segment | null {
    const next = this.nextAtOnce(end, withinUs);
    const index = end.coming.next;
    const sentAt = index === undefined ? Infinity : this.get(index).sentAt;
    return sentAt < end.nextArrival(this.now) ? next : null;
  }

  /** Whether what the endpoint would send now is what leaves next. */
  #shows(end: ShadowEnd, would: Segment): boolean {
    const isOwed = would.syn || would.rst;
    const next = this.nextAtOnce(end, isOwed ? AT_LEISURE_US : AT_ONCE_US);
    if (next === null || next.syn !== would.syn || next.rst !== would.rst) return false;
    if (would.rst) return true;
    if (segLen(would) === 0) return segLen(next) === 0 && next.ackNumber === would.ackNumber;
    return segLen(next) > 0 && next.seq === would.seq;
  }

  /** The next segment of an end leaves in the step that is being made. */
  leave(end: ShadowEnd, done: Effect[], reason: SendReason): Flight {
    const index = end.coming.next;
    if (index === undefined) throw new Error(`nothing more leaves at the ${end.side}`);
    const flight = this.#record(end, done, reason, index);
    end.coming.leave();
    end.largest = Math.max(end.largest, flight.segment.dataLen);
    if (flight.segment.syn) end.synLeft = flight.segment.seq;
    return flight;
  }

  /** Another host sends it in the name of this end, whose record stays as it is. */
  leaveAside(end: ShadowEnd, index: number): void {
    this.goOnTo(this.get(index).sentAt);
    const cause: Cause = { kind: 'call', call: { call: 'abort' }, action: null };
    this.step(end, cause, 'assumed', (done) => void this.#record(end, done, 'reset', index));
  }

  #record(end: ShadowEnd, done: Effect[], reason: SendReason, index: number): Flight {
    const { segment, sentAt, arrivesAt, alsoAt = [], dueAt, evidence } = this.get(index);
    const effect = { kind: 'send', segment, reason } as const;
    const passage: Passage =
      arrivesAt === null
        ? { fate: 'lost', fault: null, arrivals: [], dueAt }
        : {
            fate: alsoAt.length === 0 ? 'delivered' : 'duplicated',
            ...{ fault: null, arrivals: [arrivesAt, ...alsoAt], dueAt },
          };
    const left = time(Math.max(sentAt, this.now));
    const flight = this.recorder.flight(end.side, left, effect, passage, evidence);
    this.flightOf.set(index, flight.index);
    this.segmentOf[flight.index] = index;
    done.push(effect);
    return flight;
  }

  /** The next segment leaves although the endpoint would not send it: its record is set from it. */
  leaveAsSeen(end: ShadowEnd, done: Effect[], reason: SendReason, rule: RuleId): void {
    const { segment } = this.get(end.coming.next ?? -1);
    done.push({ kind: 'cite', rule });
    this.leave(end, done, reason);
    if (segment.syn || segment.rst) return;
    end.noteLeft(segment, this.now);
    if (reason === 'probe') end.noteProbe(segment);
  }

  peer({ side }: ShadowEnd): ShadowEnd {
    return this.ends[peerOf(side)];
  }
}

/** The captured segments with their times at both ends, counted from the first moment that any of them has. */
export function passingOf(
  segments: readonly Ordered[],
  { vantage, toUs }: Timing,
  fates: readonly FateOf[],
): { readonly passing: Transit[]; readonly startUs: number } {
  const sentUs = segments.map(({ leftNs, from }) => leftNs / 1000 - toUs[from]);
  // the capture has a SYN behind its answer: it left a way and back before that passed
  segments.forEach(({ segment, from, leftNs, atNs }, i) => {
    const answer = segments[i + 1];
    if (!segment.syn || leftNs === atNs || answer?.segment.syn !== true) return;
    const wayUs = toUs.client + toUs.server;
    sentUs[i] = Math.min(sentUs[i] ?? 0, answer.leftNs / 1000 - toUs[peerOf(from)] - wayUs);
  });
  const startUs = sentUs.reduce((least, us) => Math.min(least, us), Infinity);
  const passing = segments.map(({ segment, from, atNs, place }, i): Transit => {
    const fate = fates[i] as FateOf;
    const to = peerOf(from);
    const sentAt = time((sentUs[i] ?? 0) - startUs);
    let due = atNs / 1000 + toUs[to] - startUs;
    if (fate.answeredBy !== null) due = Math.min(due, (sentUs[fate.answeredBy] ?? due) - startUs);
    if (fate.comesAfter !== null) due = Math.max(due, (sentUs[fate.comesAfter] ?? due) - startUs);
    const dueAt = time(Math.max(due, sentAt));
    return {
      ...{ segment, from, sentAt, dueAt, captured: place },
      arrivesAt: fate.arrived || vantage === to ? dueAt : null,
      isTaken: fate.arrived && fate.taken,
      isRefused: fate.refused,
      evidence: {
        sent: vantage === from ? 'seen' : 'inferred',
        arrived: vantage === to ? 'seen' : fate.evidence,
      },
    };
  });
  return { passing, startUs: Number.isFinite(startUs) ? startUs : 0 };
}
