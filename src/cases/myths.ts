/** Wrong claims that circulate, each with the run that refutes it. */
import { data } from './myths/data.ts';
import { setup } from './myths/setup.ts';
import { teardown } from './myths/teardown.ts';
import type { Cited } from './questions/question.ts';

export const MYTHS = { ...setup, ...data, ...teardown } as const satisfies Record<string, Cited>;

export type MythId = keyof typeof MYTHS;

export const MYTH_IDS = Object.keys(MYTHS) as MythId[];
