/** Fidelity notes. In English. */
import type { GuideWords } from '../../contract/index.ts';
import { contradictions } from './notes/contradictions.ts';
import { profiles } from './notes/profiles.ts';
import { simplified } from './notes/simplified.ts';

export const noteGroups: GuideWords['noteGroups'] = {
  contradictions: {
    title: 'Where the RFC contradicts itself',
    about:
      'RFC 9293 says two things, or nothing, or something that nobody does. Each note says which way is shown here.',
  },
  profiles: {
    title: 'In what the profiles differ',
    about:
      'Every value that is not the same in both, as the simulation uses it. A value leads to a run that shows it.',
  },
  simplified: {
    title: 'What is simplified',
    about: 'What is left out, and what is simpler here than in a network.',
  },
};

export const notes: GuideWords['notes'] = { ...contradictions, ...profiles, ...simplified };
