/** The stacks by name, as data: nothing of what they do is loaded with it (see policies.ts). */
import type { Profile } from '../tcp/profile.ts';
import { BROKEN } from './broken/index.ts';
import { classic } from './classic/profile.ts';
import { linux, linuxTextbook } from './linux/profile.ts';
import { rfc } from './rfc/profile.ts';

/** Those that are TCP. */
export const PROFILES = { rfc, linux, linuxTextbook, classic } as const satisfies Record<
  string,
  Profile
>;

export type TcpName = keyof typeof PROFILES;

/** Those that are not: each breaks a rule, to show what it is there for. */
export type BrokenName = keyof typeof BROKEN;

export type ProfileName = TcpName | BrokenName;

export const PROFILE_NAMES = Object.keys(PROFILES) as TcpName[];

export const BROKEN_NAMES = Object.keys(BROKEN) as BrokenName[];

/** All that a scenario or a link may name. */
export const ALL_NAMES: readonly ProfileName[] = [...PROFILE_NAMES, ...BROKEN_NAMES];

export const isBroken = (name: ProfileName): name is BrokenName => Object.hasOwn(BROKEN, name);

/** A profile with some of its values set otherwise. */
export const profileOf = (name: ProfileName, settings: Partial<Profile> = {}): Profile => ({
  ...(isBroken(name) ? BROKEN[name] : PROFILES[name]),
  ...settings,
});

/** The initial numbers of an end that was given some, one per incarnation: a stack may choose all of them itself. */
export const initialNumbers = (
  { breaks }: Pick<Profile, 'breaks'>,
  given: readonly number[],
): readonly number[] => (breaks?.initialNumber === undefined ? given : [breaks.initialNumber]);
