/** Reads the parts of an address that are the reader's changes; `write.ts` beside it writes them. */
import { ALL_NAMES } from '../../../machines/stacks/profiles.ts';
import { CALLS } from '../../trace/calls.ts';
import type { Action, LinkChange, Scenario } from '../../simulation/scenario.ts';
import { excerpt } from '../../trace/excerpt.ts';
import type { Side } from '../../trace/side.ts';
import {
  inOrderOfTime,
  CHANGE_LIMITS,
  NO_CHANGES,
  type Changes,
  type TreatedSegment,
} from '../../player/changes.ts';
import { chooseProfile, treat } from '../../player/interventions.ts';
import { MILLISECOND, readExact, readWhole, SECOND } from '../../simulation/written/numbers.ts';
import { isProblem, type AddressPart, type AddressProblem } from './problem.ts';

const SEGMENT =
  /^(client|server)\.([1-9]\d*)\.(?:(drop|deliver)|(delay|duplicate)\.(\d+(?:\.\d+)?))$/;
const CALL = new RegExp(
  String.raw`^(client|server)\.(${CALLS.join('|')})(?:\.(\d+))?(?:\.(named|unnamed))?@(.+)$`,
);
const DELAY = /^([\d.]+)@([\d.]+)$/;

/** The scenario's own profile may be named: that is no change. */
export function readProfile(text: string, base: Scenario): Changes | AddressProblem {
  const name = ALL_NAMES.find((known) => known === text);
  if (name === undefined) return { why: 'unreadable', part: 'profile', text: excerpt(text) };
  return chooseProfile(NO_CHANGES, base, name);
}

/** Where a segment is named twice, the later treatment holds. */
export function readSegments(text: string): Changes['segments'] | AddressProblem {
  const list = readList(text, 'segments', readSegment);
  if (isProblem(list)) return list;
  return list.reduce((changes, segment) => treat(changes, segment, segment), NO_CHANGES).segments;
}

export function readCalls(text: string): Changes['calls'] | AddressProblem {
  const list = readList(text, 'calls', readCall);
  return isProblem(list) ? list : inOrderOfTime(list);
}

/** Where two delays begin at one moment, the later one in the list holds. */
export function readDelays(text: string): Changes['delays'] | AddressProblem {
  const list = readList(text, 'delays', readDelay);
  if (isProblem(list)) return list;
  return inOrderOfTime([...new Map(list.map((change) => [change.atUs, change])).values()]);
}

function readList<T>(
  text: string,
  part: AddressPart,
  read: (piece: string) => T | null,
): T[] | AddressProblem {
  const pieces = text.split(',');
  if (pieces.length > CHANGE_LIMITS.count)
    return { why: 'tooMany', part, most: CHANGE_LIMITS.count };
  const list: T[] = [];
  for (const piece of pieces) {
    const value = read(piece);
    if (value === null) return { why: 'unreadable', part, text: excerpt(piece) };
    list.push(value);
  }
  return list;
}

function readSegment(text: string): TreatedSegment | null {
  const [, from, number = '', fate, treatment, by = ''] = SEGMENT.exec(text) ?? [];
  const nth = readWhole(number, CHANGE_LIMITS.nth);
  if (from === undefined || nth === null) return null;
  const name = { from: from as Side, nth };
  if (fate !== undefined) return { ...name, do: fate as 'drop' | 'deliver' };
  const byUs = readExact(by, MILLISECOND, CHANGE_LIMITS.delayUs);
  return byUs === null ? null : { ...name, do: treatment as 'delay' | 'duplicate', byUs };
}

function readCall(text: string): Action | null {
  const [, side, name, size, remote, moment = ''] = CALL.exec(text) ?? [];
  const atUs = readExact(moment, SECOND, CHANGE_LIMITS.timeUs);
  const call = CALLS.find((known) => known === name);
  const bytes = size === undefined ? undefined : readWhole(size, CHANGE_LIMITS.bytes);
  if (call === undefined || atUs === null || bytes === null) return null;
  return {
    atUs,
    side: side as Side,
    call,
    ...(bytes !== undefined && { bytes }),
    ...(remote !== undefined && { remote: remote === 'named' }),
  };
}

function readDelay(text: string): LinkChange | null {
  const [, delay = '', moment = ''] = DELAY.exec(text) ?? [];
  const delayUs = readExact(delay, MILLISECOND, CHANGE_LIMITS.delayUs);
  const atUs = readExact(moment, SECOND, CHANGE_LIMITS.timeUs);
  return delayUs === null || atUs === null ? null : { atUs, delayUs };
}
