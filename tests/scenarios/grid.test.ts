/** The names of the grid, and the scenarios that they make: a link may carry anything. */
import { describe, expect, test } from 'vitest';
import { allGridNames } from '../../src/analysis/grid/cells.ts';
import { gridScenarioName, parseGridName } from '../../src/scenarios/grid/name.ts';
import { scenarioNamed } from '../../src/scenarios/named.ts';
import { scenarioFrom } from '../../src/simulation/parseScenario.ts';

test('every name can stand in a link, and is read as what it was written from', () => {
  for (const name of allGridNames()) {
    const text = gridScenarioName(name);
    expect(text).toMatch(/^[A-Za-z0-9/_-]+$/);
    expect(parseGridName(text.replace('grid/', ''))).toEqual(name);
  }
});

test.each(['ESTABLISHED/SYN/inside/rfc5961', 'CLOSED/data/left/plain'])('grid/%s', (rest) => {
  const scenario = scenarioNamed(`grid/${rest}`);
  expect(scenario?.id).toBe(`grid/${rest}`);
  expect(scenarioFrom(JSON.parse(JSON.stringify(scenario)))).toEqual({ scenario });
});

describe('what names no cell', () => {
  test.each([
    'grid',
    'grid/',
    'grid/ESTABLISHED',
    'grid/ESTABLISHED/SYN/inside',
    'grid/ESTABLISHED/SYN/inside/rfc5961/',
    'grid/ESTABLISHED/SYN/inside/rfc5961/plain',
    'grid/established/SYN/inside/rfc5961',
    'grid/ESTABLISHED/SYN+ACK/inside/rfc5961',
    'grid/ESTABLISHED/SYN/middle/rfc5961',
    'grid/ESTABLISHED/SYN/inside/rfc793',
    'grid/constructor/SYN/inside/plain',
    'grid/ESTABLISHED/__proto__/inside/plain',
    'Grid/ESTABLISHED/SYN/inside/rfc5961',
  ])('%s', (name) => {
    expect(scenarioNamed(name)).toBeNull();
  });
});
