/** What the ladder is given, and what it tells. */
import type { Time } from '../../../machines/tcp/time.ts';
import type { IfLost } from '../../analysis/ifLost.ts';
import type { FirstWords } from '../../words/contract/index.ts';
import type { Fold } from '../../trace/fold/index.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';
import type { Controlled } from './controls.ts';
import type { NumberFormat, Sockets } from './options.ts';

export interface LadderProps {
  trace: ConnectionTrace;
  /** The moment: a time, and in the middle of an instant the last step that has happened. */
  at: Time;
  step?: number | undefined;
  /** Of a second on its clock, where these are not milliseconds. */
  decimals?: number | undefined;
  /** The trace's fold, where there is one already. */
  fold?: Fold | undefined;
  numbers: NumberFormat;
  words: FirstWords;
  /** What lies ahead of the playhead is not shown at all, instead of faintly. */
  hideFuture?: boolean;
  trueScale?: boolean;
  /** Where the calls of the programs are to be shown. */
  sockets?: Sockets | null;
  /** Indices of flights: the one that is picked, and those to look at. */
  selected?: number | null;
  pointedAt?: ReadonlySet<number> | undefined;
  /** Indices of the steps to look at; segments by index that are numbered. */
  pointedSteps?: ReadonlySet<number> | undefined;
  numbered?: ReadonlyMap<number, number> | undefined;
  /** A flight is pointed at; null: no longer. */
  onpoint?: ((flight: number | null) => void) | undefined;
  onpick?: Controlled['onpick'];
  onseek?: ((at: Time) => void) | undefined;
  /** How large it is drawn. The reader wants it larger (above 1) or smaller. */
  zoom?: number;
  /** To be read from afar: letters of the last row of a room. */
  large?: boolean;
  onzoom?: (factor: number) => void;
  /** A part of it that comes later cannot be loaded. */
  onmissing?: (error: unknown) => void;
  /** What would follow if a segment were lost; null where nothing is to be said of it. */
  ifLost?: ((flight: number) => Promise<IfLost | null>) | undefined;
}
