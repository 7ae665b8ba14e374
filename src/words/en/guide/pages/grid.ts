/** Words of the page `grid`. In English. */
import type { GridReason } from '../../../../analysis/grid/reasons.ts';
import type { GridPolicy, GridWhere } from '../../../../scenarios/grid/name.ts';
import type { State } from '../../../../../machines/tcp/states.ts';
import type { GridPageWords } from '../../../contract/index.ts';

const REASONS = {
  'closed.resetsNoAck': 'no connection',
  'closed.resetsAck': 'no connection',
  'closed.ignoresReset': 'reset ignored',
  'listen.syn': 'a connection begins',
  'listen.resetsAck': 'no ACK can be right',
  'listen.ignores': 'no SYN: ignored',
  'listen.ignoresReset': 'reset ignored',
  'synSent.syn': 'both open at once',
  'synSent.synAck': 'our SYN is acknowledged',
  'synSent.badAck': 'bad ACK number',
  'synSent.ignores': 'no SYN: ignored',
  'synSent.ignoresReset': 'no ACK of our SYN',
  'synSent.reset': 'refused',
  'sequence.unacceptable': 'outside the window',
  'sequence.dropsReset': 'outside the window',
  'sequence.repeatedSyn': 'old SYN number',
  'sequence.repeatedSynAgain': 'SYN come again',
  'sequence.repeatedFin': 'FIN come again',
  'reset.valid': 'reset obeyed',
  'reset.backToListen': 'reset obeyed',
  'reset.challenged': 'challenge ACK',
  'reset.endsTimeWait': 'reset obeyed',
  'syn.backToListen': 'as if nobody had called',
  'syn.challenged': 'challenge ACK',
  'syn.resets': 'taken for an error',
  'ack.missing': 'no ACK: dropped',
  'ack.ofSyn': 'our SYN is acknowledged',
  'ack.duplicate': 'nothing new',
  'ack.ofFin': 'our FIN is acknowledged',
  'ack.ofFinClosing': 'our FIN is acknowledged',
  'ack.ofFinLast': 'our FIN is acknowledged',
  'ack.ignoredInTimeWait': 'asks for nothing',
  'ack.answeredInTimeWait': 'out of place',
  'text.delivered': 'delivered',
  'text.held': 'gap: kept back',
  'text.ignored': 'data after the FIN',
  'fin.received': 'the peer closes',
  'fin.withAck': 'FIN and ACK of ours',
  'fin.last': 'the last FIN',
  'fin.held': 'gap: FIN kept back',
  'fin.again': 'a second FIN',
} as const satisfies Record<GridReason, string>;

const COLUMNS = {
  left: 'left',
  'left-edge': 'left edge',
  inside: 'inside',
  'right-edge': 'right edge',
  right: 'right',
  'ack-low': 'ACK too low',
  'ack-good': 'ACK of the SYN',
  'ack-high': 'ACK too high',
  anywhere: 'any number',
} as const satisfies Record<GridWhere, string>;

const SITUATIONS = {
  CLOSED: 'There is no connection, and nobody listens.',
  LISTEN: 'The server’s program listens. Nobody has called yet.',
  SYN_SENT: 'The client has sent its SYN. The server’s answer was lost.',
  SYN_RCVD: 'The server has answered a SYN. The ACK that ends the handshake was lost.',
  ESTABLISHED: 'The handshake is over, and the server has taken 100 bytes from the client.',
  FIN_WAIT_1: 'The client has sent its FIN. The server’s ACK of it was lost.',
  FIN_WAIT_2: 'The client’s FIN is acknowledged. The server has not closed yet.',
  CLOSE_WAIT: 'The client’s FIN has arrived. The server’s program has not closed yet.',
  CLOSING: 'Both closed at once. The FINs crossed, and both their ACKs were lost.',
  LAST_ACK: 'The client closed, then the server. The ACK of the server’s FIN was lost.',
  TIME_WAIT: 'The client closed, then the server. Both FINs are acknowledged.',
} as const satisfies Record<State, string>;

const POLICIES = {
  rfc5961: 'RFC 5961',
  plain: 'Plain',
} as const satisfies Record<GridPolicy, string>;

const POLICIES_ABOUT = {
  rfc5961:
    'RFC 5961: a SYN in the window is questioned with an ACK, and so is a RST that does not hit RCV.NXT.',
  plain:
    'Plain, as in RFC 793: any RST in the window is obeyed, and a SYN in the window is an error that ends the connection.',
} as const satisfies Record<GridPolicy, string>;

/** Where the choice of this page is not the only one. */
const NOTES = {
  SYN_RCVD:
    'The connection was opened from the other end. Had both opened at once, a valid RST would lead to CLOSED, and a SYN in the window would be treated as in ESTABLISHED. A repeated SYN gets the SYN+ACK again, as on every deployed stack; by the letter of the RFC it would get a bare ACK.',
  TIME_WAIT:
    'A stack may also take a SYN with a higher number for a new connection (RFC 9293, 3.6.1), or ignore every RST here (RFC 1337). This page shows neither.',
} as const satisfies Partial<Record<State, string>>;

export const grid: GridPageWords = {
  title: 'What if X arrives in state Y?',
  intro: 'Pick a state: the table says what comes out. Each cell opens that very run.',
  state: 'State',
  policy: 'RST or SYN in the window',
  policies: POLICIES,
  policiesAbout: POLICIES_ABOUT,
  situations: SITUATIONS,
  notes: NOTES,

  caption: (state: string, policy: string) =>
    `What comes out of each segment that arrives in ${state} (${policy})`,
  arrives: 'Arrives',
  data: 'data',
  columns: COLUMNS,
  window: (first: string, last: string) => `The window, ${first} to ${last}`,
  upTo: (number: string) => `up to ${number}`,
  from: (number: string) => `from ${number}`,
  noWindow: 'There is no window yet, so a sequence number makes no difference.',
  onlyAck:
    'There is no window yet. Only an ACK number can be checked, and just one is right. A segment without ACK may have any number.',

  reasons: REASONS,
  nothing: 'no answer',
  waitsAnew: '2MSL anew',
  /** Beside the run of a cell. */
  answer: 'Answer',
  stateAfter: 'State afterwards',
  because: 'Why',
  becomes: (state: string) => `then ${state}`,
  stays: 'no change of state',
  shortNames: 'Short names',

  aboutTitle: 'How to read it',
  about: [
    'Left of the window is wholly old: its last number is RCV.NXT − 1. The left edge is RCV.NXT itself, the right edge is the last number that is taken, and right of it begins what is too far.',
    'A segment with ACK acknowledges all that was sent (SND.NXT), unless the column says otherwise. A bare SYN, FIN or RST has no ACK. Data is 100 bytes, with ACK.',
    'All of it is computed by the same runs that the cells open. There the segment comes “from elsewhere”: an old duplicate, or a forgery. Its supposed sender knows nothing of it.',
  ],
};
