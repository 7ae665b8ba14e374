/** How terms are found in the texts that are shown: null until the words of the glossary have come. */
import type { TermFinder } from '../../words/terms.ts';

class Glossary {
  finder: TermFinder | null = $state.raw(null);
}

/** There is one page, and one language at a time. */
export const glossary = new Glossary();
