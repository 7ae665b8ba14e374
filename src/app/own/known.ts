/** Puts a scenario of the reader's where it is found by its name, and makes the link of one that is long. */
import { keepLink, keepOwn, linkOf, OWN } from '../../scenarios/own.ts';
import type { Scenario } from '../../simulation/scenario.ts';
import { codeOf, compressedCodeOf, versionIn } from './code.ts';

/** The code by which it is known from now on; `link`, where it is known, is what a link has in its place. */
export function knownCode(scenario: Scenario, link?: string): string {
  const code = codeOf(scenario);
  keepOwn(code, scenario);
  if (link !== undefined && versionIn(code) !== null) keepLink(code, link);
  return code;
}

export const knownName = (scenario: Scenario): string => OWN + knownCode(scenario);

/** The same, and from the first its address has it in it. */
export async function linkedName(scenario: Scenario): Promise<string> {
  await makeLink(scenario);
  return knownName(scenario);
}

/** From now on addresses have the scenario in them. False where it is too long for that, however it is compressed. */
export async function makeLink(scenario: Scenario): Promise<boolean> {
  const code = knownCode(scenario);
  if (versionIn(code) === null) return true;
  if (linkOf(code) === undefined) keepLink(code, await compressedCodeOf(scenario));
  return linkOf(code) !== null;
}
