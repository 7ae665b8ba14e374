/** Words of the page `grid`. In English. */
import type { GridReason } from '../../../../analysis/grid/reasons.ts';
import type { GridPolicy, GridWhere } from '../../../../scenarios/grid/name.ts';
import type { State } from '../../../../../machines/tcp/states.ts';
import type { GridPageWords } from '../../../contract/index.ts';

const REASONS = {
  'closed.resetsNoAck': 'no connection',
  'closed.resetsAck': 'no connection',
  'closed.ignoresReset': 'RST ignored',
  'listen.syn': 'handshake begins',
  'listen.resetsAck': 'no ACK is valid here',
  'listen.ignores': 'no SYN: ignored',
  'listen.ignoresReset': 'RST ignored',
  'synSent.syn': 'simultaneous open',
  'synSent.synAck': 'our SYN is acknowledged',
  'synSent.badAck': 'wrong ACK number',
  'synSent.ignores': 'no SYN: ignored',
  'synSent.ignoresReset': 'no ACK of our SYN',
  'synSent.reset': 'connection refused',
  'sequence.unacceptable': 'outside the window',
  'sequence.dropsReset': 'outside the window',
  'sequence.repeatedSyn': 'duplicate SYN',
  'sequence.repeatedSynAgain': 'duplicate SYN',
  'sequence.repeatedFin': 'duplicate FIN',
  'reset.valid': 'RST accepted',
  'reset.backToListen': 'RST accepted',
  'reset.challenged': 'challenge ACK',
  'reset.endsTimeWait': 'RST accepted',
  'syn.backToListen': 'back to LISTEN',
  'syn.challenged': 'challenge ACK',
  'syn.resets': 'treated as an error',
  'ack.missing': 'no ACK: dropped',
  'ack.ofSyn': 'our SYN is acknowledged',
  'ack.duplicate': 'nothing new',
  'ack.ofFin': 'our FIN is acknowledged',
  'ack.ofFinClosing': 'our FIN is acknowledged',
  'ack.ofFinLast': 'our FIN is acknowledged',
  'ack.ignoredInTimeWait': 'needs no answer',
  'ack.answeredInTimeWait': 'out of sequence',
  'text.delivered': 'delivered',
  'text.held': 'gap: buffered',
  'text.ignored': 'data after the FIN',
  'fin.received': 'the peer closes',
  'fin.withAck': 'FIN, with ACK of ours',
  'fin.last': 'the last FIN',
  'fin.held': 'gap: FIN buffered',
  'fin.again': 'another FIN',
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
  CLOSED: 'There is no connection, and no application listens.',
  LISTEN: 'The server’s application listens. No SYN has arrived yet.',
  SYN_SENT: 'The client has sent its SYN. The server’s answer was lost.',
  SYN_RCVD: 'The server has answered a SYN. The ACK that completes the handshake was lost.',
  ESTABLISHED: 'The handshake is complete, and the server has received 100 bytes.',
  FIN_WAIT_1: 'The client has sent its FIN. The server’s ACK of it was lost.',
  FIN_WAIT_2: 'The client’s FIN is acknowledged. The server has not closed yet.',
  CLOSE_WAIT: 'The client’s FIN has arrived. The server’s application has not closed yet.',
  CLOSING: 'A simultaneous close. The FINs crossed, and the ACKs of both were lost.',
  LAST_ACK: 'The client closed, then the server. The ACK of the server’s FIN was lost.',
  TIME_WAIT: 'The client closed, then the server. Both FINs are acknowledged.',
} as const satisfies Record<State, string>;

const POLICIES = {
  rfc5961: 'RFC 5961',
  plain: 'RFC 793',
} as const satisfies Record<GridPolicy, string>;

const POLICIES_ABOUT = {
  rfc5961:
    'RFC 5961: a SYN in the window is answered with a challenge ACK. So is a RST in the window whose number is not RCV.NXT.',
  plain:
    'RFC 793: any RST in the window is accepted. A SYN in the window is an error that ends the connection.',
} as const satisfies Record<GridPolicy, string>;

/** Where the choice of this page is not the only one. */
const NOTES = {
  SYN_RCVD:
    'This is a passive open. In a simultaneous open a valid RST leads to CLOSED, and a SYN in the window is treated as in ESTABLISHED. A duplicate SYN is answered with the SYN+ACK, as Linux and the BSDs do. RFC 9293, read strictly, asks for a pure ACK.',
  TIME_WAIT:
    'A stack may also accept a SYN with a higher number as a new connection (RFC 9293, 3.6.1), or ignore every RST here (RFC 1337). This page shows neither.',
} as const satisfies Partial<Record<State, string>>;

export const grid: GridPageWords = {
  title: 'What if X arrives in state Y?',
  intro: 'Choose a state. The table shows the result for each segment. Each cell opens the run.',
  state: 'State',
  policy: 'RST or SYN in the window',
  policies: POLICIES,
  policiesAbout: POLICIES_ABOUT,
  situations: SITUATIONS,
  notes: NOTES,

  caption: (state: string, policy: string) =>
    `Result for each segment that arrives in ${state} (${policy})`,
  arrives: 'Arrives',
  data: 'data',
  columns: COLUMNS,
  window: (first: string, last: string) => `The window, ${first} to ${last}`,
  upTo: (number: string) => `up to ${number}`,
  from: (number: string) => `from ${number}`,
  noWindow: 'There is no window yet, so the sequence number makes no difference.',
  onlyAck:
    'There is no window yet. Only the ACK number can be checked, and only one value is right. A segment without ACK may have any sequence number.',

  reasons: REASONS,
  nothing: 'no answer',
  waitsAnew: '2MSL restarts',
  /** Beside the run of a cell. */
  answer: 'Answer',
  stateAfter: 'State afterwards',
  because: 'Why',
  becomes: (state: string) => `then ${state}`,
  stays: 'no state change',
  shortNames: 'Abbreviations',

  aboutTitle: 'How to read it',
  about: [
    'Left of the window, all numbers of the segment are old; the last is RCV.NXT − 1. The left edge is RCV.NXT. The right edge is the last number that is accepted. Right of the window begins after it.',
    'A segment with ACK acknowledges everything that was sent (SND.NXT), unless the column says otherwise. SYN, FIN and RST alone have no ACK. Data is 100 bytes, with ACK.',
    'All results are computed by the runs that the cells open. In them the segment comes “from elsewhere”: it is an old duplicate or forged. The peer has not sent it.',
  ],
};
