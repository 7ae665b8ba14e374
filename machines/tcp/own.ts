/**
 * What one stack's policies remember in a connection record: plain data under a name, which the core carries and does not read.
 */
import type { Own } from './policy.ts';

interface Holder {
  own: Own;
}

export interface OwnVariables<V extends object> {
  /** The variables of a new connection, as a policy hands them over. */
  readonly begin: (variables: V) => Own;
  /** Whether this record has them. */
  readonly isIn: (tcb: Readonly<Holder>) => boolean;
  /** Throws where the record belongs to a stack without them: that is our mistake. */
  readonly of: (tcb: Readonly<Holder>) => V;
  readonly set: (turn: { readonly tcb: Holder }, changes: Partial<V>) => void;
}

export function ownVariables<V extends object>(name: string): OwnVariables<V> {
  const of = ({ own }: Readonly<Holder>): V => {
    const variables = own[name];
    if (variables === undefined) throw new Error(`a record without the variables of ${name}`);
    return variables as V;
  };
  return {
    begin: (variables) => ({ [name]: variables }),
    isIn: ({ own }) => name in own,
    of,
    set({ tcb }, changes) {
      tcb.own = { ...tcb.own, [name]: { ...of(tcb), ...changes } };
    },
  };
}
