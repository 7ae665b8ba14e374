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
  if (summary) {
    if (json) throw new Mistake('One form at a time: --json or --summary.');
    const models = modelsOf(scenario, names);
    return summaryText(models.map((model) => summedUp(withModel(scenario, model))));
  }
  const changed = ofOneModel(scenario, names);
  const world = simulateWorld(worldOf(changed));
  if (!json) return worldText(world);
  return worldJson(serverFileOf(changed), world).trimEnd();
}

/** The same server with the model that is named, if one is. */
export function ofOneModel(scenario: ServerScenario, names: string | undefined): ServerScenario {
  const [model = scenario.program.model, another] = modelsOf(scenario, names);
  if (another !== undefined)
    throw new Mistake('Several models are compared in figures: say --summary as well.');
  return withModel(scenario, model);
}

const modelsOf = ({ program }: ServerScenario, names: string | undefined): readonly Model[] =>
  names === undefined ? [program.model] : modelsNamed(names);

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
