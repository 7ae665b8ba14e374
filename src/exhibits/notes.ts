/**
 * Fidelity notes: what is simplified, in what the profiles differ, and where the RFC contradicts itself and which way we
 * went; each with the run that shows it, where one can.
 */
import type { Exhibit } from './exhibit.ts';
import { arrives, sentBy } from './moments.ts';

export const NOTE_GROUPS = {
  contradictions: {
    'repeated-syn': {
      scenario: 'syn-ack-lost-by-the-letter',
      moment: arrives(sentBy('client', 'SYN', 2)),
    },
  },
  profiles: {},
  simplified: {},
} as const satisfies Record<string, Readonly<Record<string, Exhibit | null>>>;

export type NoteGroup = keyof typeof NOTE_GROUPS;

export type NoteId = { [G in NoteGroup]: keyof (typeof NOTE_GROUPS)[G] }[NoteGroup];

/** A note's exhibit, whatever its group; null where no run can show it. */
export const noteExhibit = (id: NoteId): Exhibit | null => NOTES[id];

const NOTES: Readonly<Record<NoteId, Exhibit | null>> = {
  ...NOTE_GROUPS.contradictions,
  ...NOTE_GROUPS.profiles,
  ...NOTE_GROUPS.simplified,
};

export const NOTE_IDS = Object.keys(NOTES) as NoteId[];
