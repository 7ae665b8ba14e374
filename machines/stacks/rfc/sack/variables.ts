/** What RFC 6675 has a sender remember beyond the marks of what is in flight (section 2). The ends of stretches, not last octets. */
import { ownVariables } from '../../../tcp/own.ts';
import type { Own } from '../../../tcp/policy.ts';
import type { Profile } from '../../../tcp/profile.ts';
import type { Seq } from '../../../tcp/sequence.ts';

interface SackVariables {
  /** DupThresh: so many duplicate ACKs mean a loss (RFC 5681, 3.2). */
  readonly dupThresh: number;
  /** HighRxt: so far in-flight data has gone again during this recovery, or since the timeout. */
  readonly highRxt: Seq;
  /** RescueRxt; null: undefined. */
  readonly rescueRxt: Seq | null;
}

const variables = ownVariables<SackVariables>('rfc6675');

/** The variables of a record; `isIn` where it has them; `set` changes some. */
export const { of: sackOf, set: setSack, isIn: hasSack } = variables;

const DUP_THRESH = 3;

/** Those of a new connection, where SACK may come to be used. */
export const newSackVariables = ({ sack, breaks }: Profile, iss: Seq): Own =>
  sack
    ? variables.begin({
        dupThresh: breaks?.dupAcksForLoss ?? DUP_THRESH,
        highRxt: iss,
        rescueRxt: null,
      })
    : {};
