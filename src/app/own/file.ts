/** Scenarios as files: opened by a button or dropped on the page, saved by the browser. */
import { fileProblemText } from '../../words/expected.ts';
import { readJson } from '../../simulation/json.ts';
import { scenarioFrom } from '../../simulation/parseScenario.ts';
import type { Scenario } from '../../simulation/scenario.ts';
import { serverDataIn } from '../../simulation/world/serverScenario.ts';
import { excerpt } from '../../trace/excerpt.ts';
import { goToScenario } from '../address/follow.ts';
import { fileName, save } from '../save.ts';
import type { Refusal } from '../../views/panel.ts';
import type { App } from '../state/app.svelte.ts';
import { editable } from './edit.ts';
import { linkedName } from './known.ts';
import { allOfMine, FROM_ELSEWHERE, keep, keepAll } from './mine.ts';

/** In columns: what is wrong with the file is to be seen beside it. */
export const LONGEST_NAME = 24;

/** As many scenarios as are kept are smaller, with all that anyone would write in them. */
const LARGEST_FILE = 20_000_000;

/**
 * Opens the scenario of a file, or takes all of several into the reader's list; where there is none in it, says why and
 * leaves the page as it is.
 */
export async function openFile(app: App, file: File): Promise<void> {
  const text = (await app.messages.attempt(app.lexicon.need('views')))?.editor;
  if (text === undefined) return;
  const name = excerpt(file.name, LONGEST_NAME);
  if (file.size > LARGEST_FILE) {
    app.messages.fail(text.fileTooLarge(name, LARGEST_FILE / 1000));
    return;
  }
  let content: string;
  try {
    content = await file.text();
  } catch {
    app.messages.fail(text.fileUnreadable(name));
    return;
  }
  const json = readJson(content);
  const ofServer = 'data' in json ? serverDataIn(json.data) : null;
  const read = ofServer === null ? scenariosIn(json) : await serverIn(app, ofServer);
  if (read !== null && 'problem' in read) {
    app.messages.fail(text.fileProblem(name, fileProblemText(read, text)));
    return;
  }
  app.messages.dismiss();
  if (read === null) return;
  const [first, ...others] = read.scenarios;
  if (others.length > 0) {
    const kept = await keepAll(app, read.scenarios);
    app.messages.say(text.imported(kept, read.scenarios.length - kept));
    app.overlays.open('mine');
  } else if (first !== undefined) {
    await openKept(app, first);
  }
}

/** A server with many clients is shown on a page of its own, with which what reads it is loaded. */
const serverIn = async (app: App, data: object): Promise<Refusal | null> =>
  (await import('./ownServer.ts')).openServer(app, data);

/** Shows a scenario, and has it in the reader's list. */
async function openKept(app: App, scenario: Scenario): Promise<void> {
  void keep(app, scenario, FROM_ELSEWHERE);
  await goToScenario(app, await linkedName(scenario));
}

type FromFile = { readonly scenarios: readonly Scenario[] } | Refusal;

/** One scenario, or all of `{ "scenarios": [...] }`. */
function scenariosIn(json: ReturnType<typeof readJson>): FromFile {
  if ('problem' in json) return { ...json, path: '' };
  const list = listIn(json.data);
  if (list === null) {
    const read = scenarioFrom(json.data);
    return 'problem' in read ? read : { scenarios: [read.scenario] };
  }
  if (list.length === 0) return { problem: { why: 'missing' }, path: 'scenarios[0]' };
  const scenarios: Scenario[] = [];
  for (const [index, data] of list.entries()) {
    const read = scenarioFrom(data);
    if ('problem' in read) {
      const path = read.path === '' ? '' : `.${read.path}`;
      return { problem: read.problem, path: `scenarios[${index}]${path}` };
    }
    scenarios.push(read.scenario);
  }
  return { scenarios };
}

function listIn(data: unknown): readonly unknown[] | null {
  if (typeof data !== 'object' || data === null || !('scenarios' in data)) return null;
  return Array.isArray(data.scenarios) ? data.scenarios : null;
}

/** Saves the scenario as it is simulated now; the command line reads the same file. */
export function saveFile(app: App): void {
  const scenario = editable(app);
  saveAs(app, scenario, fileName(scenario.id, 'json'));
}

/** Saves all of the reader's scenarios as one file, which `openFile` takes. */
export async function saveAll(app: App): Promise<void> {
  const [scenarios] = await Promise.all([allOfMine(app), app.lexicon.need('views')]);
  saveAs(app, { scenarios }, 'synfin-scenarios.json');
}

export function saveAs(app: App, data: object, name: string): void {
  save(new Blob([`${JSON.stringify(data, null, 1)}\n`], { type: 'application/json' }), name);
  app.messages.say(app.lexicon.shown.views?.editor.saved(excerpt(name)) ?? null);
}
