/** Faults out of the arguments of a command: `--drop client:3`, `--delay client:3:200ms`, `--fault "client 3 drop"`. */
import { SIDES, type Side } from '../trace/side.ts';
import { MOST } from '../simulation/expected.ts';
import type { Fault } from '../simulation/scenario.ts';
import { readFaults } from '../simulation/written/faults.ts';
import { readWhole } from '../simulation/written/numbers.ts';
import { readEntry } from '../simulation/written/words.ts';
import { excerpt } from '../trace/excerpt.ts';
import { problemOf } from '../views/editor/problem.ts';
import { editor } from '../words/en/views/editor.ts';
import { Mistake } from './terminal.ts';

export interface FaultFlags {
  readonly drop?: readonly string[];
  readonly delay?: readonly string[];
  readonly duplicate?: readonly string[];
  readonly fault?: readonly string[];
}

/** A fault, and how the caller wrote it. */
export interface NamedFault {
  readonly name: string;
  readonly fault: Fault;
}

export function faultsOf({ drop = [], delay = [], duplicate = [], fault = [] }: FaultFlags) {
  return [
    ...drop.map((text) => named('drop', text)),
    ...delay.map((text) => named('delay', text)),
    ...duplicate.map((text) => named('duplicate', text)),
    ...fault.flatMap(written),
  ];
}

/** `client:3`, or with a time `client:3:200ms`; a plain number is milliseconds. */
function named(what: 'drop' | 'delay' | 'duplicate', text: string): NamedFault {
  const [from = '', nthText = '', by, surplus] = text.split(':');
  const form =
    what === 'drop'
      ? 'a side and a number, as in client:3'
      : 'a side, a number and a time, as in client:3:200ms';
  const name = `--${what} ${excerpt(text)}`;
  const wrong = new Mistake(`${name}: expected ${form}.`);
  const nth = readWhole(nthText, MOST.nth) ?? 0;
  if (!isSide(from) || nth === 0 || surplus !== undefined) throw wrong;
  const match = { from, nth };
  if (what === 'drop') {
    if (by !== undefined) throw wrong;
    return { name, fault: { match, do: what } };
  }
  const time = readEntry(by ?? '', (words) => words.timeUs());
  if ('problem' in time) throw wrong;
  return { name, fault: { match, do: what, byUs: time.value } };
}

/** One or more, as *Edit* has them. */
function written(text: string): NamedFault[] {
  const read = readFaults(text);
  const name = `--fault "${excerpt(text)}"`;
  if ('problem' in read) {
    throw new Mistake(`${name}: ${problemOf(read.problem, editor, read.problem.entry > 1)}`);
  }
  if (read.value.length === 0) throw new Mistake(`${name}: expected a fault, as in client 3 drop.`);
  return read.value.map((fault) => ({ name, fault }));
}

const isSide = (name: string): name is Side => (SIDES as readonly string[]).includes(name);
