/**
 * What a file of version 2 may say, field by field: a server with many clients. What it leaves out is as usual: of the program, of the
 * host, of each group of clients.
 */
import * as v from 'valibot';
import { MODELS } from '../../../machines/server/program.ts';
import { ALL_NAMES } from '../../../machines/stacks/profiles.ts';
import { MOST } from '../expected.ts';
import { fault, link, listOf, settings } from '../scenarioSchema.ts';
import { expecting, flag, oneOf, timeUs, unknownField, whole } from '../settingsSchema.ts';

/** More than these, and a run takes longer than anybody waits. */
export const MOST_OF_SERVER = {
  clients: 2000,
  workers: 200,
  cores: 64,
  requests: 1000,
  backlog: 65_535,
};

const object = <E extends v.ObjectEntries>(entries: E) => v.strictObject(entries, unknownField);

const rhythm = v.variant(
  'kind',
  [
    object({ kind: oneOf(['together']) }),
    object({ kind: oneOf(['every']), us: timeUs }),
    object({ kind: oneOf(['random']), meanUs: timeUs, seed: whole(0, 2 ** 32 - 1) }),
  ],
  expecting({ why: 'oneOf', names: ['together', 'every', 'random'] }),
);

const leaves = object({ afterUs: timeUs, by: oneOf(['close', 'abort']) });

const group = object({
  count: v.optional(whole(1, MOST_OF_SERVER.clients)),
  startUs: v.optional(timeUs),
  rhythm: v.optional(rhythm),
  requests: v.optional(whole(0, MOST_OF_SERVER.requests)),
  requestBytes: v.optional(whole(1, MOST.bytes)),
  silentUs: v.optional(timeUs),
  thinkUs: v.optional(timeUs),
  everyUs: v.optional(v.nullable(timeUs)),
  patienceUs: v.optional(v.nullable(timeUs)),
  leaves: v.optional(v.nullable(leaves)),
  forged: v.optional(flag),
});

/** Microseconds, and parts of one. */
const cost = (() => {
  const message = expecting({ why: 'us', min: 0, max: 1_000_000 });
  return v.pipe(v.number(message), v.minValue(0, message), v.maxValue(1_000_000, message));
})();

const service = object({ ioUs: timeUs, cpuUs: timeUs });
const costs = object({ callUs: cost, wakeUs: cost, threadUs: cost, forkUs: cost, walkUs: cost });

const program = object({
  model: oneOf(MODELS),
  workers: v.optional(whole(1, MOST_OF_SERVER.workers)),
  backlog: v.optional(whole(-1, MOST_OF_SERVER.backlog)),
  cores: v.optional(whole(1, MOST_OF_SERVER.cores)),
  gil: v.optional(flag),
  service: v.optional(service),
  handler: v.optional(oneOf(['blocks', 'awaits'])),
  recvBytes: v.optional(whole(1, MOST.bytes)),
  answerBytes: v.optional(whole(0, MOST.bytes)),
  echoes: v.optional(flag),
  costs: v.optional(costs),
  quantumUs: v.optional(whole(100, 1_000_000)),
  gilIntervalUs: v.optional(whole(100, 1_000_000)),
});

const host = object({
  somaxconn: v.optional(whole(0, MOST_OF_SERVER.backlog)),
  maxSynBacklog: v.optional(whole(0, MOST_OF_SERVER.backlog)),
  synCookies: v.optional(v.picklist([0, 1, 2], expecting({ why: 'whole', min: 0, max: 2 }))),
  abortOnOverflow: v.optional(flag),
  migrateReq: v.optional(flag),
});

const listenerId = whole(0, MOST_OF_SERVER.workers);
const worker = whole(0, MOST_OF_SERVER.clients);
const port = whole(1, 65_535);
const connection = whole(0, MOST_OF_SERVER.clients * 10);

const action = v.variant(
  'do',
  [
    object({
      ...{ atUs: timeUs, do: oneOf(['listen']), listener: listenerId, port },
      backlog: whole(-1, MOST_OF_SERVER.backlog),
    }),
    object({ atUs: timeUs, do: oneOf(['closeListener', 'accept']), listener: listenerId }),
    object({ atUs: timeUs, do: oneOf(['sysctl']), host }),
    object({ atUs: timeUs, do: oneOf(['pause', 'resume']), worker }),
    object({ atUs: timeUs, do: oneOf(['reset']), connection }),
  ],
  expecting({
    why: 'oneOf',
    names: ['listen', 'closeListener', 'accept', 'sysctl', 'pause', 'resume', 'reset'],
  }),
);

const faultOf = object({ connection, fault });

/** A server's scenario, field by field. */
export const SERVER_SCENARIO = object({
  version: v.literal(2, expecting({ why: 'whole', min: 2, max: 2 })),
  id: v.pipe(
    v.string(expecting({ why: 'name' })),
    v.maxLength(MOST.name, expecting({ why: 'tooLong', most: MOST.name })),
  ),
  profile: v.optional(oneOf(ALL_NAMES)),
  settings: v.optional(settings),
  link: v.optional(link),
  port: v.optional(port),
  host: v.optional(host),
  program,
  clients: v.pipe(listOf(group), v.minLength(1, expecting({ why: 'some' }))),
  faults: v.optional(listOf(faultOf)),
  actions: v.optional(listOf(action)),
  untilUs: v.optional(timeUs),
  $schema: v.optional(v.string(expecting({ why: 'name' }))),
});

/** What it consists of besides parts of a scenario of version 1, by name. */
export const SERVER_PARTS = {
  ...{ program, service, costs, host, group, rhythm, leaves },
  ...{ hostAction: action, faultOf },
} as const;
