/** What a reader's scenario file may say, field by field. The JSON Schema that editors use is made of this very one. */
import * as v from 'valibot';
import { ALL_NAMES } from '../../machines/stacks/profiles.ts';
import { MOST } from './expected.ts';
import { CALLS } from '../trace/calls.ts';
import { SIDES } from '../trace/side.ts';
import { KERNEL_NUMBER, SOCKET_OPTIONS_FIELD, SYSCTLS_FIELD } from './kernelNames.ts';
import { FLAG_NAMES } from './scenario.ts';
import {
  between,
  bytes,
  expecting,
  flag,
  oneOf,
  SETTINGS,
  timeUs,
  unknownField,
  whole,
} from './settingsSchema.ts';

const seqNumber = whole(0, MOST.seq);
const probability = (() => {
  const message = expecting({ why: 'probability' });
  return v.pipe(v.number(message), v.minValue(0, message), v.maxValue(1, message));
})();
export const listOf = <T extends v.GenericSchema>(item: T) =>
  v.pipe(
    v.array(item, expecting({ why: 'list' })),
    v.maxLength(MOST.entries, expecting({ why: 'tooMany', most: MOST.entries })),
  );
const side = oneOf(SIDES);
export const settings = v.partial(v.strictObject(SETTINGS, unknownField));

const callWith = <B extends v.GenericSchema>(octets: B) => ({
  call: oneOf(CALLS),
  bytes: v.optional(octets),
  whole: v.optional(flag),
  more: v.optional(flag),
  remote: v.optional(flag),
  connection: v.optional(whole(1, MOST.connection)),
});
const call = callWith(bytes);
/** On an occasion that is about octets: as many as those, too. */
const callAboutOctets = (() => {
  const expected = { why: 'octets', min: 0, max: MOST.bytes } as const;
  const read = v.literal('read', expecting(expected));
  return callWith(v.union([between(expected), read], expecting(expected)));
})();

const kind = oneOf(['SYN', 'SYN_ACK', 'ACK', 'DATA', 'FIN', 'RST']);
const match = v.strictObject(
  {
    from: side,
    nth: v.union(
      [whole(1, MOST.nth), listOf(whole(1, MOST.nth)), v.literal('all', expecting({ why: 'nth' }))],
      expecting({ why: 'nth' }),
    ),
    kind: v.optional(kind),
    afterUs: v.optional(timeUs),
    flags: v.optional(listOf(oneOf(FLAG_NAMES))),
    longerThan: v.optional(whole(0, MOST.segment)),
  },
  unknownField,
);
export const fault = v.variant(
  'do',
  [
    v.strictObject({ match, do: oneOf(['drop', 'deliver', 'mark']) }, unknownField),
    v.strictObject({ match, do: oneOf(['delay', 'duplicate']), byUs: timeUs }, unknownField),
    v.strictObject({ match, do: oneOf(['hold']), untilUs: timeUs }, unknownField),
    v.strictObject({ match, do: oneOf(['clampMss']), mss: whole(1, 65535) }, unknownField),
  ],
  expecting({
    why: 'oneOf',
    names: ['drop', 'deliver', 'mark', 'delay', 'duplicate', 'hold', 'clampMss'],
  }),
);
const reactionOn = <O extends string, E extends v.ObjectEntries, M extends v.ObjectEntries>(
  on: readonly O[],
  made: E,
  more: M,
) =>
  v.strictObject(
    { ...made, on: oneOf(on), afterUs: timeUs, ...more, each: v.optional(flag) },
    unknownField,
  );
const reaction = v.variant(
  'on',
  [
    reactionOn(['established', 'endOfFile'], call, {}),
    reactionOn(['data'], callAboutOctets, {}),
    reactionOn(['read'], callAboutOctets, { octets: v.optional(whole(1, MOST.bytes)) }),
    reactionOn(['call'], call, { of: oneOf(CALLS) }),
  ],
  expecting({ why: 'oneOf', names: ['established', 'data', 'endOfFile', 'read', 'call'] }),
);
const end = v.strictObject(
  {
    iss: v.pipe(listOf(seqNumber), v.minLength(1, expecting({ why: 'some' }))),
    settings: v.optional(settings),
    sysctls: v.optional(SYSCTLS_FIELD),
    socketOptions: v.optional(SOCKET_OPTIONS_FIELD),
    reactions: v.optional(listOf(reaction)),
  },
  unknownField,
);
const segment = v.strictObject(
  {
    seq: seqNumber,
    ack: v.optional(seqNumber),
    flags: listOf(oneOf(['SYN', 'ACK', 'FIN', 'RST'])),
    bytes: v.optional(whole(0, MOST.segment)),
    wnd: v.optional(whole(0, 65535)),
    timestamps: v.optional(v.strictObject({ value: seqNumber, echo: seqNumber }, unknownField)),
  },
  unknownField,
);
const injection = v.strictObject({ atUs: timeUs, to: side, segment }, unknownField);
const action = v.strictObject({ ...call, atUs: timeUs, side }, unknownField);
const linkChange = v.strictObject({ atUs: timeUs, delayUs: timeUs }, unknownField);
export const link = v.strictObject(
  {
    delayUs: timeUs,
    jitterUs: v.optional(timeUs),
    loss: v.optional(probability),
    duplication: v.optional(probability),
    seed: v.optional(whole(0, 2 ** 32 - 1)),
  },
  unknownField,
);

/** A scenario, field by field. */
export const SCENARIO = v.strictObject(
  {
    id: v.pipe(
      v.string(expecting({ why: 'name' })),
      v.maxLength(MOST.name, expecting({ why: 'tooLong', most: MOST.name })),
    ),
    profile: oneOf(ALL_NAMES),
    settings: v.optional(settings),
    sysctls: v.optional(SYSCTLS_FIELD),
    client: end,
    server: end,
    link,
    actions: listOf(action),
    faults: v.optional(listOf(fault)),
    linkChanges: v.optional(listOf(linkChange)),
    injections: v.optional(listOf(injection)),
    untilUs: v.optional(timeUs),
    /** By which editors know what may stand in the file: of no meaning for the run. */
    $schema: v.optional(v.string(expecting({ why: 'name' }))),
  },
  unknownField,
);

/** What it consists of, by name. */
export const SCENARIO_PARTS = {
  ...{ time: timeUs, settings, end, link, action, reaction },
  ...{ fault, match, linkChange, injection, segment },
  ...{ kernelNumber: KERNEL_NUMBER, sysctls: SYSCTLS_FIELD, socketOptions: SOCKET_OPTIONS_FIELD },
} as const;
