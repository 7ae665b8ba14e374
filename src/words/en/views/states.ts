/** Words of the state diagram. In English. Events and actions are put as figure 5 of the RFC puts them. */
import type { StatesWords } from '../../contract/index.ts';

export const tab = 'States';

export const states: StatesWords = {
  name: 'State diagram',
  about: 'Figure 5 of RFC 9293, with the current states of the client and the server.',
  arrows: {
    'CLOSED>LISTEN': { event: 'passive\u00a0OPEN', action: 'create TCB' },
    'LISTEN>CLOSED': { event: 'CLOSE', action: 'delete TCB' },
    'CLOSED>SYN_SENT': { event: 'active OPEN', action: 'snd SYN' },
    'SYN_SENT>CLOSED': { event: 'CLOSE', action: 'delete TCB' },
    'LISTEN>SYN_RCVD': { event: 'rcv SYN', action: 'snd SYN,ACK' },
    'SYN_RCVD>LISTEN': { event: 'rcv RST (note\u00a01)', action: '' },
    'LISTEN>SYN_SENT': { event: 'SEND', action: 'snd SYN' },
    'SYN_SENT>SYN_RCVD': { event: 'rcv SYN', action: 'snd SYN,ACK' },
    'SYN_RCVD>ESTABLISHED': { event: 'rcv ACK of\u00a0SYN', action: '' },
    'SYN_SENT>ESTABLISHED': { event: 'rcv SYN,ACK', action: 'snd ACK' },
    'SYN_RCVD>FIN_WAIT_1': { event: 'CLOSE', action: 'snd FIN' },
    'ESTABLISHED>FIN_WAIT_1': { event: 'CLOSE', action: 'snd FIN' },
    'ESTABLISHED>CLOSE_WAIT': { event: 'rcv FIN', action: 'snd ACK' },
    'FIN_WAIT_1>CLOSING': { event: 'rcv FIN', action: 'snd ACK' },
    'FIN_WAIT_1>FIN_WAIT_2': { event: 'rcv ACK of\u00a0FIN', action: '' },
    'CLOSE_WAIT>LAST_ACK': { event: 'CLOSE', action: 'snd FIN' },
    'FIN_WAIT_2>TIME_WAIT': { event: 'rcv FIN', action: 'snd ACK' },
    'CLOSING>TIME_WAIT': { event: 'rcv ACK of\u00a0FIN', action: '' },
    'LAST_ACK>CLOSED': { event: 'rcv ACK of\u00a0FIN', action: '' },
    'TIME_WAIT>CLOSED': { event: 'Timeout=2MSL', action: 'delete TCB' },
  },
  tokens: { client: 'C', server: 'S' },
  arrow: (from: string, to: string) => `${from} to ${to}`,
  // before a time, and after it
  taken: (who: string) => ({ before: `The ${who} made this transition at `, after: '.' }),
  willTake: (who: string) => ({ before: `The ${who} will make this transition at `, after: '.' }),
  notTaken: 'Not taken so far.',
  possible: (who: string) => `The ${who} can make this transition next.`,
  seek: (when: string) => `Go to ${when}`,
  pick: 'Choose an arrow to see what triggers the transition.',
  release: 'Deselect this arrow',
  undrawn: 'not in the figure',

  // the same in words
  told: 'The state diagram in words',
  isIn: (who: string, state: string) => `The ${who} is in ${state}.`,
  timer: (name: string, left: string) => `${name}: ${left} left.`,
  nextOf: (who: string) => `Next transitions of the ${who}:`,
  canGo: (state: string, event: string) => `to ${state} (${event})`,
  walkedSoFar: 'Transitions so far:',
  nothingWalked: 'No transitions so far.',
  went: (who: string, from: string, to: string, when: string) =>
    `${when}: the ${who}, from ${from} to ${to}`,
};
