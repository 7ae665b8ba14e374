/** An end that is followed: an endpoint that is made to do what the packets show, and the segments that it has still to send. */
import { first, itemsOf } from '../../../machines/tcp/list.ts';
import { appended, listOf } from '../../../machines/tcp/listChanges.ts';
import { endpointIn, type EndpointSnapshot } from '../../../machines/tcp/step.ts';
import { segEnd, segLen, type Segment } from '../../../machines/tcp/segment.ts';
import { windowOf } from '../../../machines/tcp/segmentArrives/peerSyn.ts';
import { after, before, distance, earliest, latest } from '../../../machines/tcp/sequence.ts';
import type { RunningTimer, Tcb } from '../../../machines/tcp/tcb.ts';
import type { TimerName } from '../../../machines/tcp/effects.ts';
import type { Time } from '../../../machines/tcp/time.ts';
import type { EndView } from '../../trace/connection.ts';
import { endViewOf } from '../../trace/endpoint.ts';
import type { Side } from '../../trace/side.ts';
import type { Coming } from './coming.ts';
import { leftAgain, toldIn } from './queue.ts';
import type { Scaling } from './scaling.ts';
import type { Seen } from './seenStack.ts';

const NO_PATIENCE = {
  synRetries: 0,
  synLinearTimeouts: 0,
  synAckRetries: 0,
  dataRetries: 0,
  orphanRetries: 0,
} as const;

export class ShadowEnd {
  readonly side: Side;
  readonly seen: Seen;
  snapshot: EndpointSnapshot;
  /** As the trace saw it last. */
  view: EndView;
  /** What it has still to send. */
  readonly coming: Coming;
  /** The number of the last SYN that has left. */
  synLeft: Segment['seq'] | null = null;
  /** The largest number of octets that it has put into a segment: one that is as large is followed by more of the same write. */
  largest = 0;
  readonly #isses: number[] = [];
  readonly #hadIsses = new Set<number>();
  /** An arrival came in between while it wrote: what leaves behind that is more of the same. */
  goesOnWriting = false;
  /** Duplicate ACKs in a row that it has got. */
  duplicates = 0;
  /** The number of an octet that probed a closed window. */
  #probed: Tcb['sndNxt'] | null = null;
  /** What was out when a loss was last noticed; null: nothing is being recovered. */
  recover: Tcb['sndNxt'] | null = null;

  /** When segments arrive there, in order of time; and how many have. */
  readonly #arrivals: readonly Time[];
  #arrived = 0;
  /** null: the SYNs say it. */
  readonly #scaling: Scaling | null;

  constructor(
    side: Side,
    snapshot: EndpointSnapshot,
    seen: Seen,
    coming: Coming,
    arrivals: readonly Time[],
    scaling: Scaling | null,
  ) {
    this.#arrivals = arrivals;
    this.#scaling = scaling;
    this.side = side;
    this.snapshot = snapshot;
    this.seen = seen;
    this.coming = coming;
    this.view = endViewOf(snapshot);
  }

  get state() {
    return this.snapshot.context.state;
  }

  get tcb(): Tcb | null {
    return this.snapshot.context.tcb;
  }

  /** When the next segment arrives there, after a moment that never lies before the last one. */
  nextArrival(now: Time): number {
    while ((this.#arrivals[this.#arrived] ?? Infinity) <= now) this.#arrived += 1;
    return this.#arrivals[this.#arrived] ?? Infinity;
  }

  /** Sets values of the record as the packets have them: where they say otherwise than the endpoint would. */
  adopt(values: Partial<Tcb>): void {
    const { context } = this.snapshot;
    if (context.tcb === null) return;
    this.snapshot = endpointIn({ ...context, tcb: { ...context.tcb, ...values } });
  }

  /** A SYN has come, or the capture begins behind the SYNs. */
  takeScaling(): void {
    if (this.#scaling !== null) this.adopt(this.#scaling);
  }

  /** Whether a timer runs is the stack's own: it is taken to run when it is seen to fire. */
  letRun(timer: TimerName, now: Time): void {
    const { tcb } = this;
    if (tcb === null || tcb.timers[timer]) return;
    const running: RunningTimer = { startedAt: now, deadline: now };
    this.adopt({ timers: { ...tcb.timers, [timer]: running } });
  }

  /** Notes in the record that a segment has left, as `output` would have. */
  noteLeft(segment: Segment, now: Time): void {
    const { tcb } = this;
    if (tcb === null) return;
    const end = segEnd(segment);
    const from = latest(segment.seq, tcb.sndNxt);
    const sent = { sentAt: now, order: tcb.sentInAll };
    const isNew = after(end, tcb.sndNxt) && segLen(segment) > 0;
    let inFlight = leftAgain(tcb.inFlight, segment, sent);
    if (isNew) {
      const { fin, psh } = segment;
      const dataLen = distance(from, end) - Number(fin);
      inFlight = appended(inFlight, {
        ...{ seq: from, dataLen, syn: false, fin, psh, transmissions: 1 },
        ...sent,
      });
    }
    this.adopt({
      ...{ inFlight, sndNxt: latest(tcb.sndNxt, end), sentInAll: tcb.sentInAll + 1 },
      ...(segment.dataLen > 0 ? { lastSentAt: now } : {}),
      ...(segment.ack ? { ackOwed: 'no', unacked: 0, lastAckSent: tcb.rcvNxt } : {}),
      ...(segment.ack ? { rcvWnd: windowOf({ sndScale: tcb.rcvScale }, segment) } : {}),
    });
  }

  /** A probe of a closed window has left. */
  noteProbe({ seq, dataLen }: Segment): void {
    if (dataLen > 0) this.#probed = seq;
  }

  /** What left from this number on counts as not sent. */
  takeBackTo(number: Tcb['sndNxt']): void {
    const { tcb } = this;
    if (tcb === null) return;
    const kept = [...itemsOf(tcb.inFlight)].filter(({ seq }) => before(seq, number));
    this.adopt({ inFlight: listOf(kept), sndNxt: number, sndUna: earliest(tcb.sndUna, number) });
  }

  /** What an ACK says of the numbers that are out: what it repeats, what its SACK blocks tell. */
  noteAck(segment: Segment, unaBefore: Tcb['sndUna'] | null): void {
    const { tcb } = this;
    if (tcb === null || !segment.ack) return;
    if (tcb.sndUna !== unaBefore) this.duplicates = 0;
    else if (segLen(segment) === 0 && segment.ackNumber === tcb.sndUna && this.front)
      this.duplicates += 1;
    if (this.recover !== null && !before(tcb.sndUna, this.recover)) this.recover = null;
    if (this.#probed === segment.ackNumber) {
      // there was no room for the octet: it is sent when there is
      this.takeBackTo(this.#probed);
      this.#probed = null;
    }
    const { sack = [] } = segment;
    if (sack.length === 0) return;
    this.adopt({ inFlight: toldIn(tcb.inFlight, sack) });
  }

  get recovers(): boolean {
    return this.recover !== null;
  }

  /** Takes the end to be in the middle of its life. */
  beIn(context: Partial<EndpointSnapshot['context']>): void {
    const whole = { ...this.snapshot.context, ...context };
    this.snapshot = endpointIn(whole);
  }

  /** What its stack's limits would have it give up it gives up now: nothing in the packets says which they are. */
  withoutPatience(event: () => void): void {
    const { profile } = this.snapshot.context;
    this.beIn({ profile: { ...profile, ...NO_PATIENCE } });
    event();
    this.beIn({ profile });
  }

  /** Whether a SYN opens TIME_WAIT anew is the stack's choice (RFC 9293, 3.6.1, MAY-2): the packets show what it was. */
  reopens(does: boolean): void {
    const { profile } = this.snapshot.context;
    if (profile.timeWaitReuse !== does) this.beIn({ profile: { ...profile, timeWaitReuse: does } });
  }

  /** The next connection begins with this number. */
  takeIss(iss: number): void {
    const { context } = this.snapshot;
    this.#isses.push(iss);
    this.#hadIsses.add(iss);
    this.snapshot = endpointIn({
      ...context,
      iss: this.#isses,
      incarnation: this.#isses.length - 1,
    });
  }

  /** It has had a connection already: what it says without one is not of another. */
  get hasBegun(): boolean {
    return this.#isses.length > 0;
  }

  /** One of its connections began with this number. */
  hasHadIss(iss: number): boolean {
    return this.#hadIsses.has(iss);
  }

  /** The initial numbers of its connections, in order. */
  get isses(): readonly number[] {
    return this.#isses.length > 0 ? this.#isses : this.snapshot.context.iss;
  }

  noteView(): void {
    this.view = endViewOf(this.snapshot);
  }

  /** What was sent and not acknowledged first. */
  get front() {
    return this.tcb === null ? undefined : first(this.tcb.inFlight);
  }
}
