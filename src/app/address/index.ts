/**
 * Reading addresses: the part of a URL after `#` is a bookmark; `address/write.ts` writes it.
 *
 *     #last-ack-lost?t=2.281&n=1&f=client.3.drop,server.2.delay.200&c=client.close@2.5&l=80@1.2
 *
 * The scenario (one of the reader's own says itself: `own/eyJpZCI6...`, see `own/code.ts`); `t` the moment in seconds
 * (absent: the start); `n` how many steps of that instant have happened (absent: all); `p` the profile, where it is not the
 * scenario's own; `f` how segments fare: sender, number on the wire, treatment, milliseconds; `c` calls: side, call, what it
 * takes, when; `l` delays of the link in milliseconds, and from when; `g` what guides the reader through the run
 * (`lesson.why-three.syn`); `o` the scenario that one of the
 * reader's own was made from, or that another one is to be seen beside. Times are exact to the microsecond.
 *
 * What comes in may have been written by anyone. Reading never throws, costs time in proportion to a bounded length, and
 * says which part is wrong; the limits of the values are those of the player's changes.
 */
import { time } from '../../../machines/tcp/time.ts';
import type { Scenario } from '../../simulation/scenario.ts';
import { scenarioNamed } from '../../scenarios/named.ts';
import { excerpt } from '../../trace/excerpt.ts';
import { isOwn } from '../../scenarios/own.ts';
import type { Bookmark } from '../../player/bookmark.ts';
import { CHANGE_LIMITS, NO_CHANGES, type Changes } from '../../player/changes.ts';
import { readCalls, readDelays, readProfile, readSegments } from './read.ts';
import { readWhole, SECOND, readExact } from '../../simulation/written/numbers.ts';
import { isProblem, type AddressPart, type AddressProblem } from './problem.ts';
import { PAGES, type PageName } from './route.ts';
import type { Address } from './write.ts';

export type { AddressPart, AddressProblem } from './problem.ts';
export type { Address } from './write.ts';

export type ReadAddress =
  /** `address` is null where there is nothing after the `#`. */
  | { readonly ok: true; readonly address: Address | null }
  /** `scenario` is the one the address names, where at least that can be read. */
  | { readonly ok: false; readonly problem: AddressProblem; readonly scenario: string | null };

/** What an address leads to: see `route.ts`. */
export type Destination =
  | { readonly kind: 'run' }
  /** `#/` alone: as where there is nothing after the `#`. */
  | { readonly kind: 'start' }
  /** `rest` is what stands behind the page's name: `#/compare/rest`. */
  | { readonly kind: 'page'; readonly page: PageName; readonly rest: string }
  | { readonly kind: 'guide'; readonly guide: string }
  | { readonly kind: 'unknown'; readonly text: string };

export function routeOf(hash: string): Destination {
  if (!hash.startsWith('#/')) return { kind: 'run' };
  const path = hash.slice(2);
  if (path === '') return { kind: 'start' };
  const slash = path.indexOf('/');
  const name = slash < 0 ? path : path.slice(0, slash);
  const rest = slash < 0 ? '' : path.slice(slash + 1);
  if (name === 'open') return { kind: 'guide', guide: rest };
  const page = PAGES.find((known) => known === name);
  return page === undefined ? { kind: 'unknown', text: path } : { kind: 'page', page, rest };
}

export const LONGEST_ADDRESS = 16_000;

/** The letters of an address and what they stand for. */
const PARTS = {
  t: 'moment',
  n: 'steps',
  p: 'profile',
  f: 'segments',
  c: 'calls',
  l: 'delays',
  g: 'guide',
  o: 'origin',
} as const;

/** `lesson.why-three.syn`, `question.syn-lost`, `cell.FIN_WAIT_1.RST-inside-plain` */
const GUIDE = /^[a-z]+(\.[\w-]{1,60}){1,2}$/;

type Texts = Partial<Record<AddressPart, string>>;

export function readAddress(hash: string): ReadAddress {
  const encoded = hash.startsWith('#') ? hash.slice(1) : hash;
  if (encoded === '') return { ok: true, address: null };
  if (encoded.length > LONGEST_ADDRESS) {
    return failed({ why: 'tooLong', length: encoded.length, most: LONGEST_ADDRESS });
  }
  const text = decoded(encoded);
  if (text === null) return failed({ why: 'garbled' });

  const mark = text.indexOf('?');
  const scenario = mark < 0 ? text : text.slice(0, mark);
  const base = scenarioNamed(scenario);
  if (base === null) {
    return failed({ why: 'unknownScenario', text: excerpt(scenario) });
  }

  const texts = split(mark < 0 ? '' : text.slice(mark + 1));
  if (isProblem(texts)) return failed(texts, scenario);
  const place = readPlace(texts);
  if (isProblem(place)) return failed(place, scenario);
  const changes = readChanges(texts, base);
  if (isProblem(changes)) return failed(changes, scenario);
  const { guide } = texts;
  if (guide !== undefined && !GUIDE.test(guide)) {
    return failed({ why: 'unreadable', part: 'guide', text: excerpt(guide) }, scenario);
  }
  const { origin } = texts;
  if (origin !== undefined && (isOwn(origin) || scenarioNamed(origin) === null)) {
    return failed({ why: 'unreadable', part: 'origin', text: excerpt(origin) }, scenario);
  }
  const address = {
    scenario,
    changes,
    ...place,
    ...(guide !== undefined && { guide }),
    ...(origin !== undefined && { origin }),
  };
  return { ok: true, address };
}

const failed = (problem: AddressProblem, scenario: string | null = null): ReadAddress => ({
  ok: false,
  problem,
  scenario,
});

/** Some programs write `@` and `,` as `%40` and `%2C` when they pass a link on. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** `t=1&f=...` as texts by what they stand for. */
function split(query: string): Texts | AddressProblem {
  const texts: Texts = {};
  for (const piece of query.split('&')) {
    if (piece === '') continue;
    const key = piece.slice(0, 1);
    const part = Object.hasOwn(PARTS, key) ? PARTS[key as keyof typeof PARTS] : undefined;
    if (part === undefined || piece.charAt(1) !== '=') {
      return { why: 'unknownPart', text: excerpt(piece) };
    }
    if (texts[part] !== undefined) return { why: 'repeated', part };
    texts[part] = piece.slice(2);
  }
  return texts;
}

function readPlace({ moment, steps }: Texts): Pick<Bookmark, 'at' | 'done'> | AddressProblem {
  const at = moment === undefined ? 0 : readExact(moment, SECOND, CHANGE_LIMITS.timeUs);
  if (at === null) return { why: 'unreadable', part: 'moment', text: excerpt(moment) };
  if (steps === undefined) return { at: time(at), done: moment === undefined ? 0 : null };
  const done = readWhole(steps, CHANGE_LIMITS.nth);
  if (done === null) return { why: 'unreadable', part: 'steps', text: excerpt(steps) };
  return { at: time(at), done };
}

function readChanges(
  { profile, segments, calls, delays }: Texts,
  base: Scenario,
): Changes | AddressProblem {
  const read = {
    profile: profile === undefined ? NO_CHANGES : readProfile(profile, base),
    segments: segments === undefined ? NO_CHANGES.segments : readSegments(segments),
    calls: calls === undefined ? NO_CHANGES.calls : readCalls(calls),
    delays: delays === undefined ? NO_CHANGES.delays : readDelays(delays),
  };
  if (isProblem(read.profile)) return read.profile;
  if (isProblem(read.segments)) return read.segments;
  if (isProblem(read.calls)) return read.calls;
  if (isProblem(read.delays)) return read.delays;
  return {
    profile: read.profile.profile,
    segments: read.segments,
    calls: read.calls,
    delays: read.delays,
  };
}
