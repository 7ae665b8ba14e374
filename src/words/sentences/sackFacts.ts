/** Facts about recovery by SACK for the sentences of both languages: which of several retransmissions is which. */
import type { SendReason } from '../../../machines/tcp/effects.ts';
import type { Segment } from '../../../machines/tcp/segment.ts';
import { sentAgain } from './facts.ts';
import type { Telling } from './telling.ts';

const lastFor = (t: Telling, reason: SendReason): Segment | undefined =>
  t.flights.findLast((flight) => flight.reason === reason)?.segment ?? sentAgain(t);

/** The last of the holes that left again: what is not known to be lost goes after all that is. */
export const lastHole = (t: Telling): Segment | undefined => lastFor(t, 'sackAgain');

/** The end of what was in flight, sent to the rescue. */
export const rescued = (t: Telling): Segment | undefined => lastFor(t, 'rescueAgain');
