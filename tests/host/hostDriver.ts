/** A host by hand: clients' segments in, its answers, queues and counters out; a clock that nothing else moves. */
import type { CounterName } from '../../machines/host/counters.ts';
import { newHost, type Host, type HostEvent } from '../../machines/host/host.ts';
import { hostStep } from '../../machines/host/hostStep.ts';
import { LINUX_HOST, type HostSettings } from '../../machines/host/settings.ts';
import { tupleOf, type Tuple } from '../../machines/host/tuple.ts';
import { entryOf } from '../../machines/host/table.ts';
import { profileOf } from '../../machines/stacks/profiles.ts';
import type { TimerName } from '../../machines/tcp/effects.ts';
import type { Profile } from '../../machines/tcp/profile.ts';
import type { RuleId } from '../../machines/tcp/rules.ts';
import { segmentOf, type Segment, type SegmentParts } from '../../machines/tcp/segment.ts';
import { time } from '../../machines/tcp/time.ts';

export const PORT = 80;

/** The n-th client. Its first number is 100. */
export const client = (n: number): Tuple => tupleOf(`10.0.0.${n}`, 40_000 + n, PORT);

interface Sent {
  readonly to: Tuple;
  readonly segment: Segment;
}

export class HostDriver {
  #host: Host;
  #now = 0;
  readonly #timers = new Map<string, { tuple: Tuple; timer: TimerName; at: number }>();
  /** What it has sent since this was read last. */
  sent: Sent[] = [];
  /** All rules that were cited. */
  readonly cited = new Set<RuleId>();

  constructor(settings: Partial<HostSettings> = {}, values: Partial<Profile> = {}) {
    this.#host = newHost({
      settings: { ...LINUX_HOST, ...settings },
      profile: profileOf('linux', { autoRead: false, timestamps: false, ...values }),
      issOf: () => [300],
      reuseportOf: (_tuple, open) => open[0] ?? 0,
    });
  }

  listen(backlog: number, listener = 0): void {
    this.deal({ kind: 'listen', listener, port: PORT, backlog });
  }

  arrives(n: number, parts: SegmentParts): void {
    const now = time(this.#now);
    const event = { type: 'segmentArrives', segment: segmentOf(parts), now } as const;
    this.deal({ kind: 'segment', tuple: client(n), event });
  }

  /** SYNs of these clients arrive, one after the other. */
  syn(...clients: number[]): void {
    for (const n of clients) this.arrives(n, { syn: true, seq: 100, mss: 1460 });
  }

  /** The ACKs that complete their handshakes. */
  ack(...clients: number[]): void {
    for (const n of clients) this.arrives(n, { ack: true, seq: 101, ackNumber: 301 });
  }

  /** Data of theirs, which acknowledges the SYN+ACK too. */
  data(...clients: number[]): void {
    for (const n of clients)
      this.arrives(n, { ack: true, psh: true, seq: 101, ackNumber: 301, dataLen: 10 });
  }

  call(n: number, type: 'close' | 'shutdown' | 'abort'): void {
    const event = { type, now: time(this.#now) };
    this.deal({ kind: 'call', tuple: client(n), event });
  }

  deal(event: HostEvent): void {
    const { host, effects } = hostStep(this.#host, event, time(this.#now));
    this.#host = host;
    for (const effect of effects) {
      if (effect.kind !== 'dealt') continue;
      for (const each of effect.effects) {
        const key = (timer: TimerName) => `${effect.tuple} ${timer}`;
        if (each.kind === 'cite') this.cited.add(each.rule);
        if (each.kind === 'send') this.sent.push({ to: effect.tuple, segment: each.segment });
        if (each.kind === 'startTimer') {
          const { timer, deadline: at } = each;
          this.#timers.set(key(timer), { tuple: effect.tuple, timer, at });
        }
        if (each.kind === 'stopTimer') this.#timers.delete(key(each.timer));
      }
    }
  }

  /** Lets time pass: timers end in the order of their deadlines. */
  passSeconds(seconds: number): void {
    const until = this.#now + seconds * 1e6;
    for (;;) {
      const [key, next] = [...this.#timers].sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
      if (key === undefined || !next || next.at > until) break;
      this.#timers.delete(key);
      this.#now = next.at;
      const event = { type: `timeout.${next.timer}`, now: time(next.at) } as const;
      this.deal({ kind: 'timer', tuple: next.tuple, event });
    }
    this.#now = until;
  }

  /** `SA 1`: a SYN+ACK to the first client. What has been told is not told again. */
  answers(): string[] {
    const told = this.sent.map(({ to, segment: s }) => {
      const n = to.slice('10.0.0.'.length, to.indexOf(':'));
      return `${s.syn ? 'S' : ''}${s.rst ? 'R' : ''}${s.fin ? 'F' : ''}${s.ack ? 'A' : ''} ${n}`;
    });
    this.sent = [];
    return told;
  }

  /** Lengths: of the accept queue, and of the SYN queue. */
  queues(listener = 0): [acceptQueue: number, synQueue: number] {
    const { acceptQueue, halfOpen } = this.#host.listeners[listener]!.snapshot.context;
    return [acceptQueue.length, halfOpen.length];
  }

  limit(): number {
    return this.#host.listeners[0]!.snapshot.context.limit;
  }

  count(name: CounterName): number {
    return this.#host.counters[name] ?? 0;
  }

  stateOf(n: number): string {
    return entryOf(this.#host.endpoints, client(n))!.snapshot.context.state;
  }
}
