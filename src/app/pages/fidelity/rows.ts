/** A value in which the profiles differ, as the words of a language have it: straight from the profiles, nothing typed. */
import { PROFILES } from '../../../../machines/stacks/profiles.ts';
import type { Profile } from '../../../../machines/tcp/profile.ts';
import { PROFILE_OF, type Contrasted, type ProfileRow } from '../../../cases/notes/index.ts';
import type { ProfileRowWords } from '../../../words/contract/index.ts';

export interface FidelityRow {
  readonly name: string;
  readonly values: Readonly<Record<Contrasted, string>>;
}

export function rowOf<K extends ProfileRow>(key: K, words: Pick<ProfileRowWords, K>): FidelityRow {
  const { name, value } = words[key];
  const valueIn = (profile: Profile): string => value(profile[key], profile);
  return {
    name,
    values: { rfc: valueIn(PROFILES.rfc), linux: valueIn(PROFILES[PROFILE_OF.linux]) },
  };
}
