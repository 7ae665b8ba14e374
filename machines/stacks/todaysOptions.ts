/** The options of today's TCPs, as one choice: selective acknowledgments, timestamps and window scaling. */
import type { Profile } from '../tcp/profile.ts';

const NAMES = ['sack', 'dsack', 'timestamps', 'windowScaling'] as const;

type TodaysOptions = Pick<Profile, (typeof NAMES)[number]>;

/** Values of a profile that offer all of them, or none. */
export const todaysOptions = (on: boolean): TodaysOptions =>
  Object.fromEntries(NAMES.map((name) => [name, on])) as unknown as TodaysOptions;

/** Whether a profile offers all of them, none, or some. */
export function offersOptions(profile: TodaysOptions): 'all' | 'none' | 'some' {
  const on = NAMES.filter((name) => profile[name]).length;
  if (on === 0) return 'none';
  return on === NAMES.length ? 'all' : 'some';
}

/** Settings without a word of them: as the profile has them. */
export function withoutOptions(settings: Partial<Profile>): Partial<Profile> {
  const names: readonly string[] = NAMES;
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !names.includes(name)));
}
