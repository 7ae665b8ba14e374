/** The variables of a connection as a card shows them, by their names in RFC 9293, and which of them have just changed. */
import { itemsOf } from '../../../machines/tcp/list.ts';
import type { Tcb } from '../../../machines/tcp/tcb.ts';
import { duration } from '../../words/duration.ts';
import type { NumberStyle } from '../../words/sentences/telling.ts';
import type { FirstWords } from '../../words/contract/index.ts';
import { peerOf, type Side } from '../../trace/side.ts';
import type { Step } from '../../trace/connection.ts';

export interface Variable {
  readonly name: string;
  readonly text: string;
  readonly changed: boolean;
}

export interface VariableGroups {
  readonly send: readonly Variable[];
  readonly receive: readonly Variable[];
  /** Data that waits somewhere; only what there is. */
  readonly data: readonly Variable[];
}

interface Options {
  readonly side: Side;
  /** Its connection record, and the last step that has happened at either end. */
  readonly tcb: Tcb | null;
  readonly step: Step | null;
  readonly words: FirstWords;
  readonly number: NumberStyle;
}

/** For what has no value yet, or no connection to have one. */
const NOTHING = '–';

export function variablesOf({ side, tcb, step, words, number }: Options): VariableGroups {
  const moved = step?.side === side ? step : null;
  const earlier = moved === null ? tcb : moved.before.tcb;

  const variable = (name: string, textOf: (tcb: Tcb) => string): Variable => {
    const text = tcb === null ? NOTHING : textOf(tcb);
    const before = earlier === null ? NOTHING : textOf(earlier);
    return { name, text, changed: tcb !== null && text !== before };
  };
  const span = (us: number | null) => (us === null ? NOTHING : duration(us, words.lang));
  const peer = peerOf(side);
  const { cards } = words.interface;

  return {
    send: [
      variable('SND.UNA', (t) => number(side, t.sndUna, t.finSeq === t.sndUna)),
      variable('SND.NXT', (t) => number(side, t.sndNxt)),
      variable('SND.WND', (t) => String(t.sndWnd)),
      variable('cwnd', (t) => String(t.cwnd)),
      variable('RTO', (t) => span(t.rtoUs)),
      variable('SRTT', (t) => span(t.srttUs)),
    ],
    receive: [
      variable('RCV.NXT', (t) => (t.irs === null ? NOTHING : number(peer, t.rcvNxt))),
      variable('RCV.WND', (t) => String(t.rcvWnd)),
    ],
    data: [
      variable(cards.unsent, (t) => cards.bytes(t.unsent)),
      variable(cards.unread, (t) => cards.bytes(t.unread)),
      variable(cards.held, (t) => cards.bytes(heldBytes(t))),
    ].filter(({ text }) => text !== NOTHING && text !== cards.bytes(0)),
  };
}

function heldBytes({ held }: Tcb): number {
  let sum = 0;
  for (const { dataLen } of itemsOf(held)) sum += dataLen;
  return sum;
}
