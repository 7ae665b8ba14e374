/** A capture that is shown: what it was given as, what was read of it, and how the reader looks at its list. */
import type { Sort } from '../../../capture/filter.ts';
import type {
  CaptureReading,
  OpenedConnection,
  ReadCapture,
} from '../../../player/captureWorker/contract.ts';
import type { Given } from './given.ts';

/** What a connection is looked into by. */
export type ShownReading = Pick<CaptureReading, 'open' | 'close'> &
  Partial<Pick<CaptureReading, 'pair'>>;

export interface Shown {
  readonly given: Given;
  readonly reading: ShownReading;
  readonly read: ReadCapture;
  readonly look: ListLook;
}

/** How its list is looked at: a reader who comes back from a connection finds it so. */
export class ListLook {
  find = $state('');
  sort: Sort = $state('odd');
  /** It has just been kept in this browser. */
  isKept = $state(false);
  /** The connection that was opened last. */
  opened: number | null = null;
}

/** No more of it is followed than its first segments. */
export const isCut = ({ connection, segments }: OpenedConnection): boolean =>
  segments > connection.segments.length;
