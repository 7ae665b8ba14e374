/** `--pcapng FILE`, `--pcap FILE`, `--vantage client`: a run that is written to a file, as a capture. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { toPcap, toPcapng, type CapturePlace } from '../export/toCapture.ts';
import type { ServerScenario } from '../simulation/world/serverScenario.ts';
import { worldOf } from '../simulation/world/serverScenario.ts';
import { simulateWorld } from '../simulation/world/worldRun.ts';
import type { ConnectionTrace } from '../trace/connection.ts';
import { excerpt } from '../trace/excerpt.ts';
import { words } from '../words/en/index.ts';
import { Mistake } from './terminal.ts';

export interface CaptureFlags {
  readonly pcapng?: string | undefined;
  readonly pcap?: string | undefined;
  readonly vantage?: string | undefined;
}

export interface WrittenFile {
  readonly path: string;
  readonly content: Uint8Array;
  readonly said: string;
}

const VANTAGES: readonly CapturePlace[] = ['both', 'client', 'server'];

/** null: no file is asked for. */
export function captureFileOf(
  run: ConnectionTrace | ServerScenario,
  title: string,
  { pcapng, pcap, vantage: named }: CaptureFlags,
): WrittenFile | null {
  const path = pcapng ?? pcap;
  if (path === undefined) {
    if (named !== undefined) throw new Mistake('--vantage is about a capture: --pcapng or --pcap.');
    return null;
  }
  if (path === '') throw new Mistake('A capture needs the name of a file: --pcapng run.pcapng.');
  const vantage = VANTAGES.find((known) => known === (named ?? (pcapng ? 'both' : 'client')));
  if (vantage === undefined)
    throw new Mistake(`--vantage ${excerpt(named ?? '')}: expected one of ${VANTAGES.join(', ')}.`);
  const trace = 'version' in run ? simulateWorld(worldOf(run)) : run;
  const content =
    pcapng === undefined ? toPcap(trace, { vantage }) : toPcapng(trace, { vantage, title, words });
  return { path, content, said: `${excerpt(path)}: ${content.length} octets, ${vantage}.` };
}

/** Where the caller stands, as far as npm tells. */
export function writeCapture({ path, content }: WrittenFile): void {
  try {
    writeFileSync(resolve(process.env.INIT_CWD ?? '.', path), content);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Mistake(`${excerpt(path)} could not be written: ${code ?? 'unknown'}.`);
  }
}
