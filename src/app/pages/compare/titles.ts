/** What stands above two runs side by side: which run each is and, where their stacks are not the same or no TCP, whose. */
import { isBroken, type ProfileName } from '../../../../machines/stacks/profiles.ts';
import { isChanged, type Changes } from '../../../player/changes.ts';
import type { ComparedRun } from '../../../trace/differences/index.ts';
import type { Words } from '../../../words/contract/index.ts';
import { profileName } from '../../../words/profileName.ts';

interface Compared {
  readonly profiles: Readonly<Record<ComparedRun, ProfileName>>;
  readonly changes: Changes;
  /** What they are called otherwise. */
  readonly usual: Readonly<Record<ComparedRun, string>>;
}

export function titlesOf(
  { profiles, changes, usual }: Compared,
  { options }: Pick<Words['interface'], 'options'>,
): Readonly<Record<ComparedRun, string>> {
  const { before, now } = profiles;
  const isNamed = before !== now || isBroken(now);
  const isAlone = before !== now && !isChanged({ ...changes, profile: null });
  const title = (run: ComparedRun) => {
    const name = profileName(options, profiles[run]);
    if (isAlone) return name;
    return isNamed ? `${usual[run]} · ${name}` : usual[run];
  };
  return { before: title('before'), now: title('now') };
}
