/** What a profile is called: of a stack that is broken on purpose, that it is no TCP, and why. */
import { isBroken, type ProfileName } from '../../machines/stacks/profiles.ts';
import type { InterfaceWords } from './contract/index.ts';

type Names = Pick<InterfaceWords['options'], 'profiles' | 'broken' | 'notTcp'>;

export const profileName = ({ profiles, broken, notTcp }: Names, name: ProfileName): string =>
  isBroken(name) ? notTcp(broken[name].name) : profiles[name];

/** The title of a run, marked where its stack is no TCP. */
export const markedTitle = (names: Names, title: string, name: ProfileName): string =>
  isBroken(name) ? `${title} (${profileName(names, name)})` : title;
