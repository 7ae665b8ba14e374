/**
 * The built-in scenarios: groups, and in each of them scenarios under their ids, in teaching order. A title and a sentence for each
 * are in the languages.
 */
import type { Scenario } from '../simulation/scenario.ts';
import { broken } from './broken.ts';
import { closing } from './closing.ts';
import { data } from './data.ts';
import { fastOpen } from './fastOpen.ts';
import { modern as linux } from './modern.ts';
import { opening } from './opening.ts';
import { practice } from './practice.ts';
import { resets } from './resets.ts';
import { whole } from './whole.ts';

/** What a Linux as it ships does. */
const modern = { ...linux, ...fastOpen };

export const SCENARIO_GROUPS = {
  whole,
  opening,
  data,
  closing,
  resets,
  modern,
  practice,
  broken,
} as const;

export type ScenarioGroup = keyof typeof SCENARIO_GROUPS;

const SCENARIOS = {
  ...whole,
  ...opening,
  ...data,
  ...closing,
  ...resets,
  ...modern,
  ...practice,
  ...broken,
} as const;

export type ScenarioId = keyof typeof SCENARIOS;

/** Every id, in teaching order. */
export const SCENARIO_IDS = Object.keys(SCENARIOS) as readonly ScenarioId[];

export const scenarioById = (id: ScenarioId): Scenario => SCENARIOS[id];

/** The ids of a group, in teaching order. */
export const scenariosOf = (group: ScenarioGroup): readonly ScenarioId[] =>
  Object.keys(SCENARIO_GROUPS[group]) as ScenarioId[];
