/**
 * An event and what it leads to at once: the endpoint deals with it, the application reacts inside the signal, and when
 * it has said all, what is permitted and owed leaves (RFC 9293, 3.10.7.4: data, FIN, ACK). So an answer and the ACK of
 * what it answers share a segment. A pure function; whoever runs an endpoint runs it by this one.
 */
import type { Effect } from './effects.ts';
import type { OutsideEvent } from './endpointSetup.ts';
import { owesOutput } from './output/output.ts';
import { step, type EndpointSnapshot } from './step.ts';

/** What an endpoint is to deal with: the event, and what else the caller knows it by. */
export interface Dealing {
  readonly event: OutsideEvent;
}

/** What came of it. The last one of a settlement has sent what was owed as well. */
export type Dealt<D extends Dealing> = D & {
  readonly snapshot: EndpointSnapshot;
  readonly effects: readonly Effect[];
};

export interface Settled<D extends Dealing> {
  readonly snapshot: EndpointSnapshot;
  readonly effects: readonly Effect[];
  /** The event, then each call that the application made: one after the other, in the order in which they were made. */
  readonly dealt: readonly Dealt<D>[];
}

/** `react` is asked after each event: which calls the application makes because of these effects, and of what was done. */
export function settle<D extends Dealing>(
  before: EndpointSnapshot,
  first: D,
  react: (effects: readonly Effect[], of: D) => readonly D[] = () => [],
): Settled<D> {
  const dealt: Dealt<D>[] = [];
  const waiting = [first];
  let snapshot = before;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const done = step(snapshot, next.event);
    for (const dealing of react(done.effects, next)) waiting.push(dealing);
    let { effects } = done;
    if (waiting.length === 0 && owes(done.snapshot)) {
      const output = step(done.snapshot, { type: 'output', now: next.event.now });
      snapshot = output.snapshot;
      effects = effects.concat(output.effects);
    } else snapshot = done.snapshot;
    dealt.push({ ...next, snapshot, effects });
  }
  return { snapshot, effects: dealt.flatMap(({ effects }) => effects), dealt };
}

const owes = ({ context: { tcb } }: EndpointSnapshot): boolean => tcb !== null && owesOutput(tcb);
