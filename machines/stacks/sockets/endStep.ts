/** What happens at an end, as far as it matters to the program there: an event, and what came of it. */
import type { CallName } from '../../tcp/calls.ts';
import type { Effect, Report } from '../../tcp/effects.ts';
import type { State } from '../../tcp/states.ts';
import type { Tcb } from '../../tcp/tcb.ts';
import type { Time } from '../../tcp/time.ts';
import type { Moment } from './moment.ts';

interface View {
  readonly state: State;
  readonly tcb: Tcb | null;
}

export interface EndStep {
  /** The how manieth it is, from 0. */
  readonly index: number;
  readonly at: Time;
  readonly cause:
    | {
        readonly kind: 'call';
        readonly call: {
          readonly call: CallName;
          readonly bytes?: number | undefined;
          readonly more?: boolean | undefined;
        };
      }
    | { readonly kind: 'segment' | 'timer' };
  readonly before: View;
  readonly after: View;
  readonly effects: readonly Effect[];
  readonly reports: readonly Report[];
}

/** Right after it. */
export const momentOf = ({ at, index }: EndStep): Moment => ({ at, step: index });
