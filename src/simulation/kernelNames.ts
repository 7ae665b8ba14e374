/**
 * Values of a Linux by the kernel's own names, as a file may give them: `"sysctls": { "net.ipv4.tcp_sack": 0 }` for both ends or
 * for one, `"socketOptions": { "TCP_NODELAY": 1 }` for one. They become settings; what the file sets by our names goes before.
 */
import * as v from 'valibot';
import {
  settingsOfSocketOptions,
  SOCKET_OPTION_NAMES,
} from '../../machines/stacks/linux/socketOptions.ts';
import { settingsOfSysctls, SYSCTL_NAMES } from '../../machines/stacks/linux/sysctls.ts';
import type { Profile } from '../../machines/tcp/profile.ts';
import { SIDES } from '../trace/side.ts';
import type { FileProblem } from './expected.ts';
import type { Scenario } from './scenario.ts';
import { expectedOf, expecting, oneOf, SETTINGS, unknownField, whole } from './settingsSchema.ts';

const LARGEST = 2 ** 31 - 1;

/** A number, or as `sysctl` prints one, or several. */
export const KERNEL_NUMBER = (() => {
  const expected = { why: 'whole', min: 0, max: LARGEST } as const;
  const text = v.pipe(
    v.string(expecting(expected)),
    v.regex(/^\d+([ \t]+\d+)*$/, expecting(expected)),
  );
  return v.union([whole(expected.min, expected.max), text], expecting(expected));
})();
const CONGESTION_CONTROL = oneOf(['cubic', 'reno']);

const isCongestionControl = (name: string): boolean => /congestion/i.test(name);
const valueOf = (name: string) => (isCongestionControl(name) ? CONGESTION_CONTROL : KERNEL_NUMBER);
const named = (names: readonly string[]) =>
  v.partial(
    v.strictObject(Object.fromEntries(names.map((name) => [name, valueOf(name)])), unknownField),
  );

/** Both with `net.ipv4.` before the name, and without. */
export const SYSCTLS_FIELD = named(SYSCTL_NAMES.flatMap((name) => [name, `net.ipv4.${name}`]));
export const SOCKET_OPTIONS_FIELD = named(SOCKET_OPTION_NAMES);

type Named = Readonly<Record<string, string | number | undefined>>;
type Reader = (values: Readonly<Record<string, string>>) => Partial<Profile>;

/** A scenario, or an end of one, that may have such values. */
interface Holder {
  readonly settings?: Partial<Profile>;
  readonly sysctls?: Named;
  readonly socketOptions?: Named;
}

type WithKernelNames = Scenario & Holder & Readonly<Record<'client' | 'server', Holder>>;

const CHECK = v.partial(v.object(SETTINGS));

/** The same scenario with settings instead; or what is wrong with a value, and where. */
export function translated(
  scenario: WithKernelNames,
): { readonly scenario: Scenario } | { readonly problem: FileProblem; readonly path: string } {
  const whole = settingsOf(scenario, '');
  if ('problem' in whole) return whole;
  let { holder } = whole;
  for (const side of SIDES) {
    const end = settingsOf(scenario[side], `${side}.`);
    if ('problem' in end) return end;
    holder = { ...holder, [side]: end.holder };
  }
  return { scenario: holder };
}

function settingsOf<T extends Holder>(
  holder: T,
  path: string,
): { readonly holder: T } | { readonly problem: FileProblem; readonly path: string } {
  const { sysctls, socketOptions, settings, ...rest } = holder;
  if (!sysctls && !socketOptions) return { holder };
  const found: Partial<Profile> = {};
  const readers: [string, Named, Reader][] = [
    ['sysctls', sysctls ?? {}, settingsOfSysctls],
    ['socketOptions', socketOptions ?? {}, settingsOfSocketOptions],
  ];
  for (const [field, named, read] of readers) {
    const texts = Object.fromEntries(Object.entries(named).map(([k, value]) => [k, String(value)]));
    const checked = v.safeParse(CHECK, read(texts));
    if (!checked.success) {
      const [issue] = checked.issues;
      const key = String(issue.path?.[0].key);
      const name = Object.entries(texts).find(([k, value]) => key in read({ [k]: value }))?.[0];
      return { problem: expectedOf(issue), path: `${path}${field}.${name ?? key}` };
    }
    Object.assign(found, read(texts));
  }
  return { holder: { ...(rest as T), settings: { ...found, ...settings } } };
}
