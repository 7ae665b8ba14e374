/**
 * What the address of the page says behind its name: `server-backlog-full?t=1.25&c=20&f=4.client.1&g=lesson...`. The scenario
 * (one that is built in, or `own/` and the reader's own as a code), the moment in seconds, what the reader has set (see
 * `knobs.ts`), the segments that are lost (connection, sender, number on the wire), what was done at a moment (`n=pause.2@1.25`), and what
 * guides through it.
 * It may have been written by anyone: what cannot be read is as if it were not there, and what is out of bounds is drawn in.
 */
import { isOwn } from '../../../scenarios/own.ts';
import { WORLDS, worldById } from '../../../scenarios/worlds/index.ts';
import type { ServerScenario } from '../../../simulation/world/serverScenario.ts';
import { readExact, readWhole, SECOND, writeExact } from '../../../simulation/written/numbers.ts';
import type { ServerKnob } from '../../../words/contract/index.ts';
import { deedsFrom, deedsText, LONGEST_US, type ServerEdit } from './edit.ts';
import { inBounds, KNOB_NAMES, KNOBS } from './knobs.ts';
import { lostFrom, lostText } from './lost.ts';

export interface ServerRest extends ServerEdit {
  readonly id: string;
  /** null: the address names no moment. */
  readonly atUs: number | null;
  /** What guides through it, by its name (`lesson.server-backlog.room`); there may be no such guide. */
  readonly guide: string | null;
}

/** Whether it names a scenario that there is, or none; one of the reader's own says itself what is wrong with it. */
export function isKnownServer(rest: string): boolean {
  const { id } = readServerRest(rest);
  return id === '' || isOwn(id) || worldById(id) !== null;
}

export const FIRST_SERVER = 'server-backlog-full';

/** The one of that name; where there is none, the first. */
export function builtInServer(id: string): ServerScenario {
  const found = worldById(id) ?? worldById(FIRST_SERVER) ?? WORLDS[0];
  if (!found) throw new Error('there are no worlds');
  return found;
}

export function readServerRest(rest: string): ServerRest {
  const mark = rest.indexOf('?');
  const id = mark < 0 ? rest : rest.slice(0, mark);
  const values = new Map<string, string>();
  for (const piece of mark < 0 ? [] : rest.slice(mark + 1).split('&')) {
    const [key = '', value = ''] = piece.split('=');
    values.set(key, value);
  }
  const knobs: Partial<Record<ServerKnob, number>> = {};
  for (const name of KNOB_NAMES) {
    const value = readWhole(values.get(KNOBS[name].key) ?? '', 1e6);
    if (value !== null) knobs[name] = inBounds(name, value);
  }
  const lost = lostFrom(values.get('f') ?? '');
  const deeds = deedsFrom(values.get('n') ?? '');
  const atUs = readExact(values.get('t') ?? '', SECOND, LONGEST_US);
  return { id, atUs, knobs, lost, deeds, guide: values.get('g') ?? null };
}

export function writeServerRest({ id, atUs, knobs, lost, deeds, guide }: ServerRest): string {
  const parts = [
    ...(atUs !== null && atUs > 0 ? [`t=${writeExact(atUs, SECOND)}`] : []),
    ...KNOB_NAMES.flatMap((name) =>
      knobs[name] === undefined ? [] : [`${KNOBS[name].key}=${knobs[name]}`],
    ),
    ...(lost.length > 0 ? [`f=${lostText(lost)}`] : []),
    ...(deeds.length > 0 ? [`n=${deedsText(deeds)}`] : []),
    ...(guide === null ? [] : [`g=${guide}`]),
  ];
  return parts.length === 0 ? id : `${id}?${parts.join('&')}`;
}
