/** The reference's table of transitions: its schema, and its expressions evaluated against an endpoint's record. */
import { readFileSync } from 'node:fs';
import type { TimerName } from '../../machines/tcp/effects.ts';
import { segLen, type Segment } from '../../machines/tcp/segment.ts';
import { advance, seq, type Seq } from '../../machines/tcp/sequence.ts';
import type { State } from '../../machines/tcp/states.ts';
import type { Tcb } from '../../machines/tcp/tcb.ts';

export interface Emitted {
  readonly flags: readonly string[];
  readonly seq: string;
  readonly ack: string | null;
  readonly data?: true | string;
  readonly note?: string;
}

export interface Row {
  readonly id: string;
  readonly state: State;
  readonly event: string;
  readonly guard: string | null;
  readonly policy?: string;
  readonly next: State;
  readonly emit: readonly Emitted[];
  readonly timers: Readonly<Record<'start' | 'stop' | 'restart', readonly string[]>>;
  readonly tcb: readonly string[];
  readonly error: string | null;
  readonly signal: string | null;
  readonly legal: boolean;
  readonly source: string;
  readonly figure5: string | null;
}

export interface Transitions {
  readonly states: readonly State[];
  readonly events: readonly { name: string; kind: 'call' | 'segment' | 'timeout' }[];
  readonly figure5: Readonly<Record<string, { from: State; to: State; label: string }>>;
  readonly transitions: readonly Row[];
}

/** Reads the table. */
export const readTransitions = (): Transitions =>
  JSON.parse(
    readFileSync(new URL('../fixtures/reference/transitions.json', import.meta.url), 'utf8'),
  ) as Transitions;

/** The timers by the names that the table gives them. */
export const TIMER: Readonly<Record<string, TimerName>> = {
  RTX: 'retransmission',
  USER: 'userTimeout',
  TW: 'timeWait',
  PERSIST: 'persist',
  DELACK: 'delayedAck',
  KEEPALIVE: 'keepAlive',
  FW2: 'finWait2',
};

/** What the names in an expression stand for; ISS is the connection's after the event, all others are as told. */
export interface Scope {
  readonly tcb: Tcb | null;
  readonly after: Tcb | null;
  readonly segment: Segment | null;
}

/** The value of an expression of sequence numbers: `SND.NXT-1`, `SEG.SEQ+SEG.LEN`, `0`. */
export function valueOf(expression: string, scope: Scope): Seq {
  const terms = expression.match(/[+-]?[^+-]+/g) ?? [];
  return terms.reduce((sum, term) => {
    const value = termOf(term.replace(/^[+-]/, ''), scope);
    return advance(sum, term.startsWith('-') ? -value : value);
  }, seq(0));
}

function termOf(name: string, { tcb, after, segment }: Scope): number {
  const values: Record<string, number | null | undefined> = {
    'SND.UNA': tcb?.sndUna,
    'SND.NXT': tcb?.sndNxt,
    'RCV.NXT': tcb?.rcvNxt,
    ISS: after?.iss ?? tcb?.iss,
    'SEG.SEQ': segment?.seq,
    'SEG.ACK': segment?.ackNumber,
    'SEG.LEN': segment ? segLen(segment) : null,
  };
  const value = values[name] ?? (/^\d+$/.test(name) ? Number(name) : null);
  if (value === null) throw new Error(`no value for ${name}`);
  return value;
}
