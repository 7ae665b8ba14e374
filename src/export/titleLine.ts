/** The title of a run, where it has a line to itself: no sign in it ends the line, moves a terminal, or is half a letter. */
import { excerpt } from '../trace/excerpt.ts';

/** In columns: as many as the longest name can have. */
const LONGEST = 200;

export const titleLine = (title: string): string =>
  excerpt(title.replace(/\s+/g, ' ').trim(), LONGEST);
