/** Words of the search for everything. In English. */
import type { SearchWords } from '../../../contract/pages.ts';

export const search: SearchWords = {
  title: 'Search everything',
  placeholder: 'A question, a state, a flag, an RFC …',
  groups: { scenarios: 'Scenarios', rules: 'Rules' },
  found: (n) => (n === 1 ? '1 result' : `${n} results`),
  nothing:
    'Nothing found. You can search scenarios, lessons, questions, misconceptions, terms, rules (also by RFC and section) and accuracy notes, in English and in Chinese.',
};
