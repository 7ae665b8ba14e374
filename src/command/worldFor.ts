/** The world that a caller means, by the name of a built-in one or out of a file of version 2; null: it is none of a server. */
import { worldById } from '../scenarios/worlds/index.ts';
import { serverScenarioFrom } from '../simulation/world/parseServer.ts';
import { serverDataIn, type ServerScenario } from '../simulation/world/serverScenario.ts';
import { editor } from '../words/en/views/editor.ts';
import { fileProblemText } from '../words/expected.ts';
import { kindOf, readData, wrongIn } from './readText.ts';

export function worldFor(name: string): ServerScenario | null {
  const known = worldById(name);
  if (known || kindOf(name) !== 'file') return known;
  const data = serverDataIn(readData(name));
  if (data === null) return null;
  const parsed = serverScenarioFrom(data);
  if ('server' in parsed) return parsed.server;
  throw wrongIn(name, fileProblemText(parsed, editor));
}
