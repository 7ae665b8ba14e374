/** The languages in which programs are written. */
export const PROGRAM_LANGUAGES = ['python', 'c', 'javaScript'] as const;
export type ProgramLanguage = (typeof PROGRAM_LANGUAGES)[number];

/** As they call themselves. */
export const LANGUAGE_NAMES: Readonly<Record<ProgramLanguage, string>> = {
  python: 'Python',
  c: 'C',
  javaScript: 'JavaScript',
};
