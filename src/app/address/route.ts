/**
 * Routes: what the part of a URL after `#` leads to, where that begins with a slash. `#/grid` is a page beside the run;
 * `#/compare/last-ack-lost?f=...` one about the run of that address; `#/open/question.syn-lost` opens a run as a lesson, a
 * question, ... has it. Without the slash it is the address of a run.
 */

/** The pages beside the run. */
export const PAGES = [
  'lessons',
  'questions',
  'myths',
  'glossary',
  'server',
  'captures',
  'losses',
  'grid',
  'compare',
  'fidelity',
] as const;

export type PageName = (typeof PAGES)[number];

/** Those that can be gone to at any time: a comparison takes a run that was changed. */
export const LISTED: readonly PageName[] = PAGES.filter((page) => page !== 'compare');

/** The address of a page. */
export const hashOf = (page: PageName, rest = ''): string =>
  rest === '' ? `#/${page}` : `#/${page}/${rest}`;

/** The address that opens a run as a lesson, a question, ... has it: for links. */
export const guideHash = (guide: string): string => `#/open/${guide}`;
