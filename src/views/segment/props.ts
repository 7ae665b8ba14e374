/** What the menu of a segment needs, and what it asks for. */
import type { Time } from '../../../machines/tcp/time.ts';
import type { NumberStyle } from '../../words/sentences/telling.ts';
import type { Words } from '../../words/contract/index.ts';
import type { Flight, ConnectionTrace } from '../../trace/connection.ts';

/** What the reader has the network do to the segment. */
export type SegmentAct =
  | { readonly do: 'lose' | 'restore' }
  | { readonly do: 'delay' | 'duplicate'; readonly byUs: number };

export interface SegmentMenuProps {
  trace: ConnectionTrace;
  flight: Flight;
  words: Words;
  number: NumberStyle;
  /** Whether it fares as it does because the reader wanted so. */
  treated: boolean;
  /** What was picked; the menu stands beside it, and focus goes back there. */
  anchor: Element;
  /** A sheet at the bottom of a small screen, instead of a menu beside the segment. */
  sheet: boolean;
  open: boolean;
  onact: (act: SegmentAct) => void;
  onseek: (at: Time) => void;
  /** Its bytes are to be shown. */
  oninspect: () => void;
}
