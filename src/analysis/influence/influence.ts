/** What a field of a segment is connected with: a variable, a state, a timer, another segment. */
import type { TimerName } from '../../../machines/tcp/effects.ts';
import type { State } from '../../../machines/tcp/states.ts';
import type { Side } from '../../trace/side.ts';
import type { VariableName } from '../../cases/case.ts';

/** The variables of a card, and the largest segment that may be sent (RFC 9293, 3.7.1), which no card shows. */
export type InfluenceVariable = VariableName | 'Eff.snd.MSS';

export type Influence =
  | {
      readonly kind: 'variable';
      /** The field is a copy of it, or it is what it is because of the field. */
      readonly how: 'from' | 'becomes';
      readonly side: Side;
      readonly name: InfluenceVariable;
      readonly is: number;
      readonly step: number;
    }
  | {
      readonly kind: 'state';
      /** The field went out with this change, or made it. */
      readonly how: 'from' | 'becomes';
      readonly side: Side;
      readonly walked: readonly State[];
      readonly step: number;
    }
  | {
      readonly kind: 'timer';
      readonly how: 'starts' | 'stops' | 'restarts';
      readonly side: Side;
      readonly timer: TimerName;
      readonly step: number;
    }
  | {
      readonly kind: 'flight';
      /** It is acknowledged by the field, acknowledges it, has the same numbers, or left because of it. */
      readonly how: 'acknowledged' | 'acknowledges' | 'sameNumbers' | 'answers';
      readonly side: Side;
      readonly flight: number;
      readonly step: number;
    };
