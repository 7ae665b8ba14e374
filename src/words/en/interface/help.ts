/** Words of the help: what synfin is, the keys, the colours and signs. */
import type { HelpWords } from '../../contract/index.ts';

export const help: HelpWords = {
  title: 'Help',
  whatTitle: 'What this is',
  what: [
    'synfin runs TCP in your browser: a client and a server as the state machines of RFC 9293, and a network between them that loses what you tell it to.',
    'Time runs down. A slanted line is a packet on its way; beside each end stands the state it is in. Long waits are drawn short, with a break that says how long they were.',
    'Pick any packet to lose, delay or duplicate it, or make a call in one of the cards: everything after it is worked out anew. Undo takes it back.',
  ],
  licences: 'Licences of synfin and of what is built into it',
  licencesWithin:
    'The licences of synfin and of what is built into it stand at the end of this file.',
  keysTitle: 'Keys',
  commands: {
    toggle: 'play or pause',
    stepForward: 'one step on',
    stepBack: 'one step back',
    nextChange: 'on to the next change of state',
    previousChange: 'back to the last change of state',
    toStart: 'to the start',
    toEnd: 'to the end',
    nextTimer: 'on to the next timer that fires',
    lose: 'lose the packet that is chosen or in the air',
    undo: 'undo',
    redo: 'redo',
    copyLog: 'copy the log: what is shown of it, or all of it',
    zoomIn: 'diagram larger',
    zoomOut: 'diagram smaller',
    zoomUsual: 'diagram as large as usual',
    present: 'presenter mode: large, a step at a press',
    help: 'this help',
  },
  or: 'or',
  signsTitle: 'Colours and signs',
  whose: 'Colour of a line: who sent it',
  phasesTitle: 'Colour of a state: the phase it belongs to',
  phases: {
    opening: 'opening',
    open: 'open',
    closing: 'closing',
    waiting: 'waiting',
    closed: 'no connection',
  },
  signs: {
    sent: 'a packet that arrives',
    lost: 'lost on the way',
    again: 'sent again, and why',
    timer: 'a timer, from its start to its end',
    gap: 'a wait drawn shorter than it was',
    now: 'the moment shown',
  },
};
