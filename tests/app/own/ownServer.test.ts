/** A server with many clients of the reader's own, as a part of the address of its page and as a file. What comes in may be by anyone. */
import { describe, expect, test, vi } from 'vitest';
import { findServer, serverCodeOf } from '../../../src/app/own/ownServer.ts';
import { MOST_INFLATED } from '../../../src/app/own/code.ts';
import { editedServer } from '../../../src/app/pages/server/edit.ts';
import { KNOB_NAMES, KNOBS } from '../../../src/app/pages/server/knobs.ts';
import { readServerRest, writeServerRest } from '../../../src/app/pages/server/rest.ts';
import type { App } from '../../../src/app/state/app.svelte.ts';
import { OWN } from '../../../src/scenarios/own.ts';
import { WORLDS } from '../../../src/scenarios/worlds/index.ts';
import { serverFileOf, serverScenarioFrom } from '../../../src/simulation/world/parseServer.ts';
import { serverDataIn, type ServerScenario } from '../../../src/simulation/world/serverScenario.ts';
import { editor } from '../../../src/words/en/views/editor.ts';

/** As much of the page as says something. */
function pageOf() {
  const said: string[] = [];
  const app = {
    messages: {
      attempt: (work: Promise<unknown>) => work,
      fail: (text: string) => said.push(text),
    },
    lexicon: { need: () => Promise.resolve({ editor }) },
  };
  return { app: app as unknown as App, said };
}

const [first] = WORLDS;
if (!first) throw new Error('there are no worlds');
const mine: ServerScenario = { ...first, id: '最后 “ACK” 📦' };
const written = (scenario: ServerScenario): unknown =>
  JSON.parse(JSON.stringify(serverFileOf(scenario)));
const plain = (data: unknown) => Buffer.from(JSON.stringify(data)).toString('base64url');

describe('an address', () => {
  test.each([mine, ...WORLDS])('holds $id, and is short enough for any program', async (server) => {
    const { app, said } = pageOf();
    const code = await serverCodeOf(server);
    expect(await findServer(app, code)).toEqual(server);
    expect(said).toEqual([]);
    expect(code.length).toBeLessThan(1000);
    const at = { atUs: 1_200_000, knobs: { clients: 20 }, lost: [], deeds: [], guide: null };
    const rest = { id: OWN + code, ...at };
    expect(writeServerRest(rest)).toBe(`own/${code}?t=1.2&c=20`);
    expect(readServerRest(writeServerRest(rest))).toEqual(rest);
  });

  test('is as good without a compressing browser', async () => {
    vi.stubGlobal('CompressionStream', undefined);
    const code = await serverCodeOf(mine);
    vi.unstubAllGlobals();
    expect(code).not.toMatch(/^z\./);
    expect(await findServer(pageOf().app, code)).toEqual(mine);
  });

  test('of one that is too long for it is good for as long as the page is open', async () => {
    const length = MOST_INFLATED / 40;
    const actions = Array.from(
      { length },
      (_, i) => ({ atUs: i, do: 'pause', worker: 0 }) as const,
    );
    const long: ServerScenario = { ...mine, actions };
    const code = await serverCodeOf(long);
    expect(code).toMatch(/^kept\./);
    expect(await findServer(pageOf().app, code)).toBe(long);
  });

  test.each([
    ['nothing', '', editor.linkDamaged],
    ['no code', '%%%', editor.linkDamaged],
    ['a code that is cut off', 'z.fVJNb', editor.linkDamaged],
    ['one that another page keeps', 'kept.1x2y3z', editor.linkElsewhere],
    ['a number', plain(7), 'There is no scenario in it: expected an object.'],
    ['no clients', plain({ ...(written(mine) as object), clients: [] }), 'clients: '],
    ['a connection', plain({ id: 'mine', profile: 'rfc' }), 'The link’s scenario was not opened.'],
  ])('with %s in it is refused in a sentence', async (_what, code, sentence) => {
    const { app, said } = pageOf();
    expect(await findServer(app, code)).toBe(null);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(sentence);
  });
});

describe('a file', () => {
  test.each(WORLDS)('that is saved of $id, with all that is set and lost, can be read', (world) => {
    const bounds = [
      ...KNOB_NAMES.flatMap((name) => [{ [name]: KNOBS[name].min }, { [name]: KNOBS[name].max }]),
      Object.fromEntries(KNOB_NAMES.map((name) => [name, KNOBS[name].max])),
    ];
    const lost = [{ connection: 4, from: 'client', nth: 1 }] as const;
    for (const knobs of bounds) {
      const server = editedServer(world, { knobs, lost, deeds: [] });
      expect(serverScenarioFrom(written(server)), JSON.stringify(knobs)).toEqual({ server });
    }
  });

  test('is of a server by its version, or is a whole run of one', () => {
    const file = written(mine);
    expect(serverDataIn(file)).toBe(file);
    expect(serverDataIn({ format: 'synfin-world', scenario: file, happenings: [] })).toBe(file);
    for (const other of [null, 2, [], {}, { version: 1 }, { format: 'synfin-world' }])
      expect(serverDataIn(other)).toBe(null);
  });
});
