/** Words of what can be set: the display, the network, the profile. */
import type { OptionsWords } from '../../contract/index.ts';

export const options: OptionsWords = {
  display: 'Display',
  letters: 'What the letters stand for',
  network: 'Network',
  oneWay: (delay: string) => `${delay} each way`,
  future: 'What is still to come',
  futures: { faint: 'faint', hidden: 'hidden' },
  numbers: 'Sequence numbers',
  numberings: { absolute: 'as sent', relative: 'from 0', symbols: 'J, K, M, N' },
  speed: 'Speed',
  times: (n: number) => `${n}×`,
  pace: 'Pace',
  paces: { reading: 'by reading', time: 'by time', steps: 'step by step' },
  trueScale: 'Time to scale',
  trueScaleAbout: 'Long waits are not shortened and take long to scroll.',
  cards: 'Cards of client and server',
  cardsAbout: 'If off: one line each; click it to open the card.',
  explained: 'Explanation',
  explainedAbout: 'What just happened, and why.',
  characterKeys: 'Single-key shortcuts',
  characterKeysAbout: 'If off: letters and signs do nothing on their own.',
  zoom: 'Size of the diagram',
  larger: 'Larger',
  smaller: 'Smaller',
  present: 'Present',
  presentAbout: 'Large type, one step per key press, for teaching',
  linkDelay: 'One-way delay',
  linkDelayAbout: 'Applies to segments sent from this moment on.',
  ownDelay: 'Another delay, in milliseconds',
  set: 'Set',
  profiles: {
    rfc: 'RFC 9293, textbook',
    linux: 'Linux 6.18 as installed',
    linuxTextbook: 'Linux, textbook settings',
    classic: 'TCP of about 1990',
  },
  profilesAbout: {
    rfc: 'RFC 9293 and the RFCs it builds on, with their constants. Options but the MSS are off; so is Nagle, although SHLD-7 asks for it.',
    linux:
      'Linux 6.18 with its defaults: timestamps, SACK, window scaling, RACK and tail loss probes, CUBIC, Nagle. No metrics cache; ACKs are not compressed.',
    linuxTextbook:
      'The same Linux with what textbooks leave out switched off: no timestamps, SACK or window scaling; Reno; tcp_syn_linear_timeouts=0; TCP_NODELAY.',
    classic:
      'RFC 793 and RFC 1122. The first RTO is 3 s, the window is the receiver’s alone (no cwnd), ACKs are delayed, Nagle is on, and no RFC 5961.',
  },
  isNotTcp: 'Not TCP',
  notTcp: (what) => `Not TCP: ${what}`,
  brokenRun: 'This run is broken on purpose',
  toTcp: 'Run it as TCP',
  besideTcp: 'Side by side with TCP',
  broken: {
    twoWayHandshake: {
      name: 'two-way handshake',
      about: 'Two segments open a connection. Breaks RFC 9293, 3.5.',
    },
    finClosesBoth: {
      name: 'one FIN closes both directions',
      about: 'The first FIN ends the whole connection. Breaks RFC 9293, 3.6.',
    },
    unnumberedFin: {
      name: 'the FIN’s number is not checked',
      about:
        'An ACK of the data before the FIN is taken for an ACK of the FIN. Breaks RFC 9293, 3.4.',
    },
    anyAckInLastAck: {
      name: 'any ACK ends LAST_ACK',
      about: 'LAST_ACK does not wait for the ACK of its FIN. Breaks RFC 9293, 3.10.7.4.',
    },
    withoutTimeWait: {
      name: 'no TIME_WAIT',
      about: 'The active closer forgets the connection at once. Breaks RFC 9293, 3.6.1 (MUST-13).',
    },
    oneMslTimeWait: {
      name: 'TIME_WAIT of one MSL',
      about: 'The active closer waits for 2 minutes, not for 4. Breaks RFC 9293, 3.6.1 (MUST-13).',
    },
    initialNumberZero: {
      name: 'initial number always 0',
      about: 'Each connection starts with the same number. Breaks RFC 9293, 3.4.1 (MUST-8).',
    },
    withoutBackoff: {
      name: 'no exponential backoff',
      about: 'The RTO stays as it is, however often it expires. Breaks RFC 6298, 5.5.',
    },
    firstDuplicateAck: {
      name: 'fast retransmit at the first duplicate ACK',
      about: 'One duplicate ACK counts as a loss, not three. Breaks RFC 5681, 3.2.',
    },
    answersResets: {
      name: 'RST answered with RST',
      about: 'A host without a connection answers a RST with a RST. Breaks RFC 9293, 3.5.2.',
    },
  },
  profilesDiffer: 'How they differ',
  todaysOptions: 'With today’s TCP options',
  todaysOptionsAbout:
    'SACK, timestamps and window scaling, for client and server. The scenario becomes one of yours.',
};
