/** The stacks by name, as data: nothing of what they do is loaded with it (see policies.ts). */
import type { Profile } from '../tcp/profile.ts';
import { linux, linuxTextbook } from './linux/profile.ts';
import { rfc } from './rfc/profile.ts';

export const PROFILES = { rfc, linux, linuxTextbook } as const satisfies Record<string, Profile>;

export type ProfileName = keyof typeof PROFILES;

export const PROFILE_NAMES = Object.keys(PROFILES) as ProfileName[];

/** A profile with some of its values set otherwise. */
export const profileOf = (name: ProfileName, settings: Partial<Profile> = {}): Profile => ({
  ...PROFILES[name],
  ...settings,
});
