/** Which calls a card offers in a state: those that are usual there, and behind "more" the rare ones. */
import { legalCalls } from '../../../machines/tcp/legalCalls.ts';
import type { State } from '../../../machines/tcp/states.ts';
import type { CallName } from '../../trace/calls.ts';

export interface OfferedCall {
  readonly call: CallName;
  /** Whether it does anything now; else it is shown, so that the others keep their places, but cannot be made. */
  readonly legal: boolean;
}

export interface OfferedCalls {
  /** Whether data can be given to TCP now. */
  readonly send: boolean;
  readonly usual: readonly OfferedCall[];
  readonly rare: readonly OfferedCall[];
}

/** Sizes that one press sends: less than a segment, one segment, several. */
export const SEND_SIZES = [100, 1000, 3000] as const;

export function offeredCalls(
  state: State,
  { readsItself }: { readsItself: boolean },
): OfferedCalls {
  const legal = legalCalls(state);
  const offer = (call: CallName): OfferedCall => ({ call, legal: legal.includes(call) });
  if (state === 'CLOSED') {
    return { send: false, usual: [offer('connect'), offer('listen')], rare: [] };
  }
  const rare: CallName[] =
    state === 'LISTEN' ? ['connect', 'status', 'crash'] : ['status', 'crash'];
  return {
    // In LISTEN a send opens the connection, but only where the peer is named: left to the scenarios.
    send: legal.includes('send') && state !== 'LISTEN',
    usual: [
      ...(readsItself ? [] : [offer('receive')]),
      offer('shutdown'),
      offer('close'),
      offer('abort'),
    ],
    rare: rare.map(offer),
  };
}
