/** The words of the views that are loaded when they are looked at: a language is an object of this type. */
import type { viewWords } from './en/views/index.ts';
import type { Widened } from './en/widened.ts';

export type ViewWords = Widened<typeof viewWords>;
