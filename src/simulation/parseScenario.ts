/**
 * A scenario out of a reader's file: checked field by field. What is wrong is a value, with the path of the field; nothing
 * here throws for what a file says.
 */
import * as v from 'valibot';
import type { FileProblem } from './expected.ts';
import { readJson } from './json.ts';
import { translated } from './kernelNames.ts';
import type { Scenario } from './scenario.ts';
import { SCENARIO } from './scenarioSchema.ts';
import { expectedOf } from './settingsSchema.ts';
import { brokenTogether } from './together.ts';

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

/** Checks data of unknown origin: a scenario, or a whole run as it is exported, which has its scenario in it. */
export function scenarioFrom(data: unknown): ParsedScenario {
  if (!isRun(data)) return checked(data);
  const read = data.scenario === undefined ? MISSING : checked(data.scenario);
  return 'scenario' in read ? read : { ...read, path: inRun(read.path) };
}

/** What `toJson` of src/export writes. */
const isRun = (data: unknown): data is { readonly scenario?: unknown } =>
  typeof data === 'object' && data !== null && 'format' in data && data.format === 'synfin-trace';

const MISSING = { problem: { why: 'missing' }, path: '' } as const;

const inRun = (path: string): string => (path === '' ? 'scenario' : `scenario.${path}`);

function checked(data: unknown): ParsedScenario {
  // a list passes for an object that lacks every field
  if (Array.isArray(data)) return { problem: { why: 'object' }, path: '' };
  const result = v.safeParse(SCENARIO, data);
  if (result.success) {
    const { $schema: _, ...scenario } = result.output;
    const named = translated(scenario as Scenario);
    return 'problem' in named ? named : asAWhole(named.scenario);
  }
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
