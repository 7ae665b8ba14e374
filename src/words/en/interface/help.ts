/** Words of the help: what synfin is, the keys, the colours and signs. */
import type { HelpWords } from '../../contract/index.ts';

export const help: HelpWords = {
  title: 'Help',
  whatTitle: 'What this is',
  what: [
    'synfin runs TCP in your browser. The client and the server are the state machine of RFC 9293. The network between them drops the segments that you choose.',
    'Time runs downwards. A slanted line is a segment on its way. The states of the client and the server are shown beside it. Long waits are drawn shorter, with a break that gives their length.',
    'Click any segment to drop, delay or duplicate it, or make a call in one of the cards. Everything after the change is simulated again. Undo reverts the change.',
  ],
  licences: 'Licences of synfin and of what is built into it',
  licencesWithin:
    'The licences of synfin and of what is built into it are at the end of this file.',
  keysTitle: 'Keys',
  commands: {
    toggle: 'play or pause',
    stepForward: 'step forward',
    stepBack: 'step back',
    nextChange: 'next state change',
    previousChange: 'previous state change',
    toStart: 'to the start',
    toEnd: 'to the end',
    nextTimer: 'next timer that fires',
    lose: 'drop the segment that is selected or in flight',
    undo: 'undo',
    redo: 'redo',
    copyLog: 'copy the log: the lines it shows, or all lines while it is closed',
    zoomIn: 'enlarge the diagram',
    zoomOut: 'shrink the diagram',
    zoomUsual: 'diagram at normal size',
    present: 'presenter mode: large type, one step per key press',
    help: 'open this help',
  },
  or: 'or',
  signsTitle: 'Colours and signs',
  whose: 'Colour of a line: its sender',
  phasesTitle: 'Colour of a state: its phase',
  phases: {
    opening: 'opening',
    open: 'open',
    closing: 'closing',
    waiting: 'waiting',
    closed: 'no connection',
  },
  signs: {
    sent: 'a segment that arrives',
    lost: 'lost in the network',
    again: 'retransmitted, and why',
    timer: 'a timer, from start to finish',
    gap: 'a wait, drawn shorter than it is',
    now: 'the current moment',
  },
};
