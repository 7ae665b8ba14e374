/** What a world says of its server's host. */
import type { HostInput } from '../../../machines/host/host.ts';
import { LINUX_HOST } from '../../../machines/host/settings.ts';
import type { Tuple } from '../../../machines/host/tuple.ts';
import { profileOf } from '../../../machines/stacks/profiles.ts';
import type { ConnectionIndex } from '../../trace/world.ts';
import { chance } from '../random.ts';
import type { WorldScenario } from './worldScenario.ts';

export function hostInputOf(
  { server, profile, settings, clients }: WorldScenario,
  indexOf: (tuple: Tuple) => ConnectionIndex,
): HostInput {
  return {
    settings: { ...LINUX_HOST, ...server.host },
    profile: profileOf(profile, { ...settings, ...server.settings, autoRead: false }),
    issOf: (tuple) => clients[indexOf(tuple)]?.serverIss ?? [0],
    // the kernel's hash, drawn by the 4-tuple; where it is known, as it was
    reuseportOf: (tuple, open) => {
      const known = server.reuseport?.[indexOf(tuple)];
      if (known !== undefined && open.includes(known)) return known;
      return open[Math.floor(chance(0, tuple) * open.length)] ?? 0;
    },
  };
}
