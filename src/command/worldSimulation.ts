/** What `npm run simulate` prints of a server with many clients. */
import { MODELS, type Model } from '../../machines/server/program.ts';
import { worldJson } from '../export/worldJson.ts';
import { serverFileOf } from '../simulation/world/parseServer.ts';
import { simulateWorld } from '../simulation/world/worldRun.ts';
import { worldOf, type ServerScenario } from '../simulation/world/serverScenario.ts';
import { excerpt } from '../trace/excerpt.ts';
import { worldSummary } from '../trace/worldSummary.ts';
import { summaryText, type Summed } from '../trace/worldSummaryText.ts';
import { worldText } from '../trace/worldText.ts';
import { Mistake } from './terminal.ts';

export interface WorldOptions {
  readonly model?: string | undefined;
  readonly json?: boolean | undefined;
  readonly summary?: boolean | undefined;
}

export function worldAnswer(
  scenario: ServerScenario,
  { model: names, json = false, summary = false }: WorldOptions,
): string {
  const models = names === undefined ? [scenario.program.model] : modelsNamed(names);
  if (summary) {
    if (json) throw new Mistake('One form at a time: --json or --summary.');
    return summaryText(models.map((model) => summedUp(withModel(scenario, model))));
  }
  const [model = scenario.program.model, another] = models;
  if (another !== undefined)
    throw new Mistake('Several models are compared in figures: say --summary as well.');
  const changed = withModel(scenario, model);
  const world = simulateWorld(worldOf(changed));
  if (!json) return worldText(world);
  return worldJson(serverFileOf(changed), world).trimEnd();
}

const withModel = (scenario: ServerScenario, model: Model): ServerScenario => ({
  ...scenario,
  program: { ...scenario.program, model },
});

/** One after the other: a run is large, its figures are not. */
function summedUp(scenario: ServerScenario): Summed {
  const world = simulateWorld(worldOf(scenario));
  return {
    name: scenario.program.model,
    summary: worldSummary(world),
    end: world.end.reason,
  };
}

/** `select`, `select,poll`, `all`; each of them once. */
const modelsNamed = (text: string): readonly Model[] =>
  text === 'all' ? MODELS : [...new Set(text.split(',').map((name) => modelNamed(name.trim())))];

function modelNamed(text: string): Model {
  const model = MODELS.find((known) => known === text);
  if (model === undefined)
    throw new Mistake(`--model ${excerpt(text)}: expected one of ${MODELS.join(', ')}.`);
  return model;
}
