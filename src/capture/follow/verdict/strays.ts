/** What came and changed nothing: SYNs, RSTs, ACKs of another connection, data that was dropped where it arrived. */
import { SIDES, type Side } from '../../../trace/side.ts';
import type { Flight } from '../../../trace/connection.ts';
import type { Unheeded } from '../unheeded.ts';
import type { Trouble } from './contract.ts';
import { at, type Material } from './evidence.ts';

type Told<Kind extends Unheeded['kind']> = Extract<Unheeded, { kind: Kind }>;

export const straysIn = (evidence: Material): Trouble[] =>
  SIDES.flatMap((side) => [
    ...synsOf(evidence, side, 'synInside'),
    ...synsOf(evidence, side, 'oldSyn'),
    ...resetsOf(evidence, side),
    ...acksOf(evidence, side),
    ...droppedOf(evidence, side, 'oldTimestamp'),
    ...droppedOf(evidence, side, 'outOfWindow'),
  ]);

function of<Kind extends Unheeded['kind']>(
  { from, unheeded }: Material,
  side: Side,
  kind: Kind,
): { readonly flight: Flight; readonly told: Told<Kind> }[] {
  return from[side].flatMap((flight) => {
    const told = unheeded.get(flight.index);
    return told?.kind === kind ? [{ flight, told: told as Told<Kind> }] : [];
  });
}

function synsOf(evidence: Material, by: Side, kind: 'synInside' | 'oldSyn'): Trouble[] {
  const all = of(evidence, by, kind);
  const [first] = all;
  if (first === undefined) return [];
  const isOld = kind === 'oldSyn';
  const { length: count } = all;
  return [{ kind: 'straySyn', by, count, isOld, at: at(first.flight), confidence: 'sure' }];
}

function resetsOf(evidence: Material, by: Side): Trouble[] {
  const all = of(evidence, by, 'strayReset');
  const [first] = all;
  if (first === undefined) return [];
  const { length: count } = all;
  const { signs } = all.find(({ told }) => told.signs.length > 0)?.told ?? first.told;
  return [{ kind: 'strayReset', by, count, signs, at: at(first.flight), confidence: 'sure' }];
}

/** The server knows an older connection of the same sockets. */
function acksOf(evidence: Material, by: Side): Trouble[] {
  const [first] = of(evidence, by, 'foreignAck').filter(({ flight }) => !flight.segment.syn);
  return first === undefined || by === 'client'
    ? []
    : [{ kind: 'staleAck', at: at(first.flight), confidence: 'likely' }];
}

function droppedOf(evidence: Material, from: Side, why: 'oldTimestamp' | 'outOfWindow'): Trouble[] {
  const all = of(evidence, from, why);
  const [first] = all;
  if (first === undefined) return [];
  return [
    { kind: 'dropped', from, why, count: all.length, at: at(first.flight), confidence: 'sure' },
  ];
}
