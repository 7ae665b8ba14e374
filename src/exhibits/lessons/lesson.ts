/** A lesson: exhibits in order, each a step under a name of its own. The words of each step are in the languages. */
import type { Exhibit } from '../exhibit.ts';

export type Lesson = Readonly<Record<string, Exhibit>>;
