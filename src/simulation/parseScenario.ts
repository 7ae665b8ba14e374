/**
 * A scenario out of a reader's file: checked field by field. What is wrong is a value, with the path of the field; nothing
 * here throws for what a file says.
 */
import * as v from 'valibot';
import { PROFILES } from '../../machines/stacks/profiles.ts';
import { MOST, type FileProblem } from './expected.ts';
import { CALLS } from '../trace/calls.ts';
import { SIDES } from '../trace/side.ts';
import { readJson } from './json.ts';
import type { Scenario } from './scenario.ts';
import { brokenTogether } from './together.ts';
import {
  bytes,
  expectedOf,
  expecting,
  flag,
  oneOf,
  SETTINGS,
  timeUs,
  unknownField,
  whole,
} from './settingsSchema.ts';

const seqNumber = whole(0, MOST.seq);
const probability = (() => {
  const message = expecting({ why: 'probability' });
  return v.pipe(v.number(message), v.minValue(0, message), v.maxValue(1, message));
})();
const listOf = <T extends v.GenericSchema>(item: T) =>
  v.pipe(
    v.array(item, expecting({ why: 'list' })),
    v.maxLength(MOST.entries, expecting({ why: 'tooMany', most: MOST.entries })),
  );
const side = oneOf(SIDES);
const settings = v.partial(v.strictObject(SETTINGS, unknownField));

const call = {
  call: oneOf(CALLS),
  bytes: v.optional(bytes),
  whole: v.optional(flag),
  remote: v.optional(flag),
  connection: v.optional(whole(1, MOST.connection)),
};
const kind = oneOf(['SYN', 'SYN_ACK', 'ACK', 'DATA', 'FIN', 'RST']);
const match = v.strictObject(
  {
    from: side,
    nth: v.union(
      [whole(1, MOST.nth), listOf(whole(1, MOST.nth)), v.literal('all', expecting({ why: 'nth' }))],
      expecting({ why: 'nth' }),
    ),
    kind: v.optional(kind),
    afterUs: v.optional(timeUs),
  },
  unknownField,
);
const fault = v.variant(
  'do',
  [
    v.strictObject({ match, do: oneOf(['drop', 'deliver', 'mark']) }, unknownField),
    v.strictObject({ match, do: oneOf(['delay', 'duplicate']), byUs: timeUs }, unknownField),
    v.strictObject({ match, do: oneOf(['hold']), untilUs: timeUs }, unknownField),
    v.strictObject({ match, do: oneOf(['clampMss']), mss: whole(1, 65535) }, unknownField),
  ],
  expecting({
    why: 'oneOf',
    names: ['drop', 'deliver', 'mark', 'delay', 'duplicate', 'hold', 'clampMss'],
  }),
);
const reaction = v.strictObject(
  { ...call, on: oneOf(['established', 'data', 'endOfFile']), afterUs: timeUs },
  unknownField,
);
const end = v.strictObject(
  {
    iss: v.pipe(listOf(seqNumber), v.minLength(1, expecting({ why: 'some' }))),
    settings: v.optional(settings),
    reactions: v.optional(listOf(reaction)),
  },
  unknownField,
);
const injection = v.strictObject(
  {
    atUs: timeUs,
    to: side,
    segment: v.strictObject(
      {
        seq: seqNumber,
        ack: v.optional(seqNumber),
        flags: listOf(oneOf(['SYN', 'ACK', 'FIN', 'RST'])),
        bytes: v.optional(whole(0, 65495)),
        wnd: v.optional(whole(0, 65535)),
        timestamps: v.optional(v.strictObject({ value: seqNumber, echo: seqNumber }, unknownField)),
      },
      unknownField,
    ),
  },
  unknownField,
);

/** A scenario, field by field. */
export const SCENARIO = v.strictObject(
  {
    id: v.pipe(
      v.string(expecting({ why: 'name' })),
      v.maxLength(MOST.name, expecting({ why: 'tooLong', most: MOST.name })),
    ),
    profile: oneOf(Object.keys(PROFILES) as (keyof typeof PROFILES)[]),
    settings: v.optional(settings),
    client: end,
    server: end,
    link: v.strictObject(
      {
        delayUs: timeUs,
        jitterUs: v.optional(timeUs),
        loss: v.optional(probability),
        duplication: v.optional(probability),
        seed: v.optional(whole(0, 2 ** 32 - 1)),
      },
      unknownField,
    ),
    actions: listOf(v.strictObject({ ...call, atUs: timeUs, side }, unknownField)),
    faults: v.optional(listOf(fault)),
    linkChanges: v.optional(
      listOf(v.strictObject({ atUs: timeUs, delayUs: timeUs }, unknownField)),
    ),
    injections: v.optional(listOf(injection)),
    untilUs: v.optional(timeUs),
  },
  unknownField,
);

/** A scenario, or the first thing that is wrong with it. */
export type ParsedScenario =
  | { readonly scenario: Scenario }
  /** `path` names the field, as `actions[2].bytes`; empty where the whole is wrong. */
  | { readonly problem: FileProblem; readonly path: string };

/** Reads a scenario out of the text of a JSON file. */
export function parseScenario(text: string): ParsedScenario {
  const read = readJson(text);
  return 'problem' in read ? { ...read, path: '' } : scenarioFrom(read.data);
}

/** Checks data of unknown origin. */
export function scenarioFrom(data: unknown): ParsedScenario {
  // a list passes for an object that lacks every field
  if (Array.isArray(data)) return { problem: { why: 'object' }, path: '' };
  const result = v.safeParse(SCENARIO, data);
  if (result.success) return asAWhole(result.output as Scenario);
  const [issue] = result.issues;
  return { problem: expectedOf(issue), path: pathOf(issue) };
}

/** Each field is in order; so they may not be together. */
function asAWhole(scenario: Scenario): ParsedScenario {
  const problem = brokenTogether(scenario);
  return problem ? { problem, path: problem.one.path } : { scenario };
}

/** `actions[2].bytes`: how a reader would write it. */
export const pathOf = (issue: v.BaseIssue<unknown>): string =>
  (issue.path ?? [])
    .map((item) => (typeof item.key === 'number' ? `[${item.key}]` : `.${String(item.key)}`))
    .join('')
    .replace(/^\./, '');
