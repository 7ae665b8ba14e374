/** What `npm run simulate` prints of a server with many clients. */
import { MODELS, type Model } from '../../machines/server/program.ts';
import { serverFileOf } from '../simulation/world/parseServer.ts';
import { simulateWorld } from '../simulation/world/worldRun.ts';
import { worldOf, type ServerScenario } from '../simulation/world/serverScenario.ts';
import { excerpt } from '../trace/excerpt.ts';
import { worldText } from '../trace/worldText.ts';
import { Mistake } from './terminal.ts';

export interface WorldOptions {
  readonly model?: string | undefined;
  readonly json?: boolean | undefined;
}

export function worldAnswer(
  scenario: ServerScenario,
  { model, json = false }: WorldOptions,
): string {
  const program = { ...scenario.program, ...(model !== undefined && { model: modelNamed(model) }) };
  const changed = { ...scenario, program };
  const world = simulateWorld(worldOf(changed));
  if (!json) return worldText(world);
  const { happenings, clients, listeners, end } = world;
  const format = { format: 'synfin-world', scenario: serverFileOf(changed) };
  return JSON.stringify({ ...format, clients, listeners, happenings, end }, null, 1);
}

function modelNamed(text: string): Model {
  const model = MODELS.find((known) => known === text);
  if (model === undefined)
    throw new Mistake(`--model ${excerpt(text)}: expected one of ${MODELS.join(', ')}.`);
  return model;
}
