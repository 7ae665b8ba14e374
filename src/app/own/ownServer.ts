/**
 * Servers with many clients of the reader's own: out of a file onto their page, into the page's address and out of it, and saved.
 * The address has the scenario in it (`#/server/own/z.fVJNb...`, see `code.ts`); one that is too long for that is known for as
 * long as the page is open.
 */
import { OWN } from '../../scenarios/own.ts';
import { serverFileOf, serverScenarioFrom } from '../../simulation/world/parseServer.ts';
import type { ServerScenario } from '../../simulation/world/serverScenario.ts';
import { goToPage } from '../address/follow.ts';
import { fileName } from '../save.ts';
import type { App } from '../state/app.svelte.ts';
import type { Refusal } from '../../views/panel.ts';
import { codeOf, compressedCodeOf, dataIn, versionIn } from './code.ts';
import { saveAs } from './file.ts';
import { saidOf } from './openOwn.ts';

/** Those too long for a link, by their codes. */
const known = new Map<string, ServerScenario>();

/** Shows the scenario of a file on the page of servers; or what is wrong with it. */
export async function openServer(app: App, data: object): Promise<Refusal | null> {
  const read = serverScenarioFrom(data);
  if ('problem' in read) return read;
  goToPage(app, 'server', OWN + (await serverCodeOf(read.server)));
  return null;
}

export async function serverCodeOf(scenario: ServerScenario): Promise<string> {
  const file = serverFileOf(scenario);
  const code = (await compressedCodeOf(file)) ?? codeOf(file);
  if (!isWhole(code)) known.set(code, scenario);
  return code;
}

/** The code has the scenario in it, and not its version alone: any browser can open it. */
export const isWhole = (code: string): boolean => versionIn(code) === null;

/** The scenario of an address; null where there is none in it: then it has been said why. */
export async function findServer(app: App, code: string): Promise<ServerScenario | null> {
  const read = await readServer(code);
  if ('server' in read) return read.server;
  const words = await app.messages.attempt(app.lexicon.need('views'));
  if (words !== null) app.messages.fail(saidOf(read, words.editor));
  return null;
}

async function readServer(code: string) {
  if (!isWhole(code)) {
    const server = known.get(code);
    return server === undefined ? ({ why: 'elsewhere' } as const) : { server };
  }
  const held = await dataIn(code);
  if ('why' in held) return held;
  const read = serverScenarioFrom(held.data);
  return 'server' in read
    ? read
    : ({ why: 'wrong', path: read.path, expected: read.problem } as const);
}

/** Saves a scenario as it is simulated now; the command line reads the same file. */
export async function saveServer(app: App, scenario: ServerScenario): Promise<void> {
  const words = await app.messages.attempt(app.lexicon.need('views'));
  if (words !== null) saveAs(app, serverFileOf(scenario), fileName(scenario.id, 'json'));
}
