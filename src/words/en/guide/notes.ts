/** Accuracy notes. In English. */
import type { GuideWords } from '../../contract/index.ts';
import { contradictions } from './notes/contradictions.ts';
import { profiles } from './notes/profiles.ts';
import { simplified } from './notes/simplified.ts';

export const noteGroups: GuideWords['noteGroups'] = {
  contradictions: {
    title: 'Where the RFC contradicts itself',
    about:
      'RFC 9293 is inconsistent, silent or not followed by real stacks. Each note says what is shown here.',
  },
  profiles: {
    title: 'How the profiles differ',
    about:
      'Every value that differs between the two profiles, as the simulation uses it. Click a value for a run that shows it.',
  },
  simplified: {
    title: 'What is simplified',
    about: 'What is left out, and what is simpler than in a real network.',
  },
};

export const notes: GuideWords['notes'] = { ...contradictions, ...profiles, ...simplified };
