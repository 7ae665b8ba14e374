import type { ScenarioId } from '../scenarios/index.ts';

/** What plays where the address says nothing. */
export const FIRST_SCENARIO: ScenarioId = 'open-data-close';
