/** The glossary: what each term is, and the page that lists them. In English. */
import type { GlossaryWords } from '../../contract/glossary.ts';
import { connection } from './glossary/connection.ts';
import { segments, states } from './glossary/segments.ts';
import { sending } from './glossary/sending.ts';

export const glossary: GlossaryWords = {
  title: 'Glossary',
  intro: 'The terms of TCP in a sentence or two, each with the run that shows it.',
  groups: {
    segments: 'Segments and flags',
    numbers: 'Sequence numbers and variables',
    opening: 'Opening a connection',
    states: 'States',
    closing: 'Closing a connection',
    retransmitting: 'Acknowledging and retransmitting',
    flow: 'Flow control',
    congestion: 'Congestion control',
  },
  filter: 'Filter the terms',
  found: (n, all) => (n === all ? `${all} terms` : `${n} of ${all} ${n === 1 ? 'term' : 'terms'}`),
  nothing: 'No term matches. Try a flag, a state or a variable.',
  show: 'Show it in a run',
  terms: { ...segments, ...states, ...connection, ...sending },
};
