/**
 * The reader's scenarios as a list. One that is edited goes on as the same, for as long as what is edited is the newest
 * version of it, or what has been undone to; an edit of what another tab has edited since is a scenario of its own, so
 * neither overwrites the other.
 *
 * Of each scenario the newest version is kept and a few before it, one for each thing that can be undone: an address may
 * name them. The others' names are remembered, and lead to the newest. Pure: a list in, a list out.
 */

export interface Mine {
  /** The same for as long as it is in the list. */
  readonly id: string;
  readonly title: string;
  /** When it was edited last, in milliseconds. */
  readonly at: number;
  /** Those that are kept, the newest one last. */
  readonly versions: readonly string[];
  /** Those that are not kept any more. */
  readonly former: readonly string[];
}

export const MOST_MINE = 100;
const MOST_VERSIONS = 10;
const MOST_FORMER = 300;

export interface NewVersion {
  readonly version: string;
  readonly title: string;
  readonly at: number;
  /** The version that it was made of; null: it comes from elsewhere. */
  readonly since: string | null;
  /** That one was made by undoing, so newer ones of it are not wanted. */
  readonly undone?: boolean;
  /** It takes the place of that one, which nobody can come back to. */
  readonly amends?: boolean;
}

/** What becomes of a list, and the versions that nothing in it needs any more. */
export interface NextList {
  readonly list: readonly Mine[];
  readonly drop: readonly string[];
}

export const newestOf = ({ versions }: Mine): string => versions.at(-1) ?? '';

/** A version comes to the list, on top. */
export function withVersion(list: readonly Mine[], next: NewVersion): NextList {
  const { version, title, at, since } = next;
  const old =
    since === null
      ? list.find((mine) => newestOf(mine) === version)
      : (list.find((mine) => newestOf(mine) === since) ??
        (next.undone ? list.find((mine) => knows(mine, since)) : undefined));
  const { id, versions, former } = old ?? { id: `${version}.${at}`, versions: [], former: [] };
  const amended = next.amends ? versions.slice(-1) : [];
  const before = versions.filter((other) => other !== version && !amended.includes(other));
  const mine: Mine = {
    id,
    title,
    at,
    versions: [...before.slice(1 - MOST_VERSIONS), version],
    former: [...former, ...amended, ...before.slice(0, 1 - MOST_VERSIONS)]
      .filter((other) => other !== version)
      .slice(-MOST_FORMER),
  };
  const others = list.filter((other) => other !== old);
  return changed(list, [mine, ...others].slice(0, MOST_MINE));
}

export const without = (list: readonly Mine[], id: string): NextList =>
  changed(
    list,
    list.filter((mine) => mine.id !== id),
  );

/** The version to be shown where one is named that is not kept any more. */
export function leadsTo(list: readonly Mine[], version: string): string | null {
  const mine = list.find((each) => each.former.includes(version));
  return mine === undefined ? null : newestOf(mine);
}

const knows = ({ versions, former }: Mine, version: string): boolean =>
  versions.includes(version) || former.includes(version);

function changed(before: readonly Mine[], list: readonly Mine[]): NextList {
  const needed = new Set(list.flatMap(({ versions }) => versions));
  const all = new Set(before.flatMap(({ versions }) => versions));
  return { list, drop: [...all].filter((version) => !needed.has(version)) };
}
