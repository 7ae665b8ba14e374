/**
 * The family `own/<code>`: scenarios of the reader's own. The code is the scenario itself, or says which version of one it
 * is; whoever has read and checked one puts it here, where it is found by its name like any other. Of a version that
 * fits into a link when it is compressed, the link is known here too once it has been made.
 */
import type { Scenario } from '../simulation/scenario.ts';

export const OWN = 'own/';

/** As many as can be undone, and some more. */
const MOST_KNOWN = 300;

interface Known {
  readonly scenario: Scenario;
  /** The code in the place of its own in an address: null where there is none, undefined before anybody has looked. */
  readonly link?: string | null;
}

const known = new Map<string, Known>();

/** The name under which it is found from now on. */
export function keepOwn(code: string, scenario: Scenario): string {
  const before = known.get(code);
  known.delete(code);
  known.set(code, { ...before, scenario });
  for (const oldest of known.keys()) {
    if (known.size <= MOST_KNOWN) break;
    known.delete(oldest);
  }
  return OWN + code;
}

export const ownScenario = (code: string): Scenario | null => known.get(code)?.scenario ?? null;

export const isOwn = (name: string): boolean => name.startsWith(OWN);

export function keepLink(code: string, link: string | null): void {
  const own = known.get(code);
  if (own !== undefined) known.set(code, { ...own, link });
}

export const linkOf = (code: string): string | null | undefined => known.get(code)?.link;

/** A scenario's name as addresses have it: whoever has only the address is to have the scenario too. */
export function nameInAddress(name: string): string {
  const link = isOwn(name) ? linkOf(name.slice(OWN.length)) : null;
  return link ? OWN + link : name;
}
