/** The scenario that a caller means, and its title: one by its name, or one out of a file. */
import { ownTitle, scenarioTitle } from '../app/scenarioTitle.ts';
import { CLOSE_AFTER_MOST } from '../scenarios/closeAfter.ts';
import { scenarioNamed } from '../scenarios/named.ts';
import { scenarioFrom } from '../simulation/parseScenario.ts';
import type { Scenario } from '../simulation/scenario.ts';
import { words } from '../words/en/index.ts';
import { editor } from '../words/en/views/editor.ts';
import { fileProblemText } from '../words/expected.ts';
import { kindOf, quoted, readData, wrongIn } from './readText.ts';
import { Mistake } from './terminal.ts';

export interface Meant {
  readonly scenario: Scenario;
  readonly title: string;
  /** The caller has written it. */
  readonly isOwn: boolean;
}

export function scenarioFor(name: string): Meant {
  const named = scenarioNamed(name);
  if (named !== null) return { scenario: named, title: scenarioTitle(words, name), isOwn: false };
  if (kindOf(name) === null) throw new Mistake(whyNone(name));
  const parsed = scenarioFrom(theOneIn(readData(name), name));
  if ('scenario' in parsed)
    return { ...parsed, title: ownTitle(words, parsed.scenario), isOwn: true };
  throw wrongIn(name, fileProblemText(parsed, editor));
}

/** *My scenarios* are saved as one file: of one in it nobody need say which. */
function theOneIn(data: unknown, name: string): unknown {
  const has = typeof data === 'object' && data !== null && 'scenarios' in data;
  const list: readonly unknown[] | null =
    has && Array.isArray(data.scenarios) ? data.scenarios : null;
  if (list === null) return data;
  if (list.length === 1) return list[0];
  throw wrongIn(
    name,
    `It has ${list.length} scenarios in it: save the one that you mean by itself.`,
  );
}

/** What the families ask of the names in them. */
const FAMILIES: Readonly<Record<string, string>> = {
  'close-after': `after close-after/ stands a whole number of milliseconds from 0 to ${CLOSE_AFTER_MOST}`,
  grid: 'a cell is named grid/STATE/SEGMENT/PLACE/POLICY, as in grid/ESTABLISHED/RST/inside/rfc5961',
  own: 'what an address holds is not read here; save it as a file',
};

function whyNone(name: string): string {
  const [family = '', rest] = name.split('/');
  if (rest !== undefined && Object.hasOwn(FAMILIES, family)) {
    return `There is no scenario ${quoted(name)}: ${FAMILIES[family]}.`;
  }
  return /[./]/.test(name)
    ? `There is no file ${quoted(name)}.`
    : `There is no scenario ${quoted(name)}; --list shows those there are.`;
}
