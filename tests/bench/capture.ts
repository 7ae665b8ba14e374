/**
 * What it costs to read a large capture: beside tshark, where it is installed, on the same file, one after the other; and how
 * much memory it takes beyond what the process has before. `npm run bench -- capture --megabytes 200` for a smaller one, where
 * what it takes to get going weighs more.
 */
import { fork, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeCapture } from './captureOfMany.ts';
import type { Figure } from './ratio.ts';

const USUAL_MEGABYTES = 1000;
/** A twentieth of what tshark takes. */
const BESIDE_TSHARK = 0.05;
const MOST_MEGABYTES = 300;

/** How long somebody waits; and how long processors were busy with it, what compiles beside included. */
interface Took {
  readonly ms: number;
  readonly processorMs: number;
}

/** What reading alone tells when it is done. */
export interface ReadAlone extends Took {
  readonly frames: number;
  readonly megabytesMore: number;
}

export async function* figures(megabytes = USUAL_MEGABYTES): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'synfin-capture-'));
  try {
    const file = join(folder, 'large.pcap');
    writeCapture(file, megabytes);
    const own = await readAlone(file);
    process.stderr.write(
      `${megabytes} MB, ${own.frames} frames in ${secondsOf(own.ms)} s: ${Math.round(own.frames / own.ms)} thousand a second\n`,
    );
    yield { name: 'capture-memory-MB', ratio: own.megabytesMore, goal: MOST_MEGABYTES };
    const others = tsharkTook(file);
    if (others === null) {
      process.stderr.write('tshark is not installed: nothing to compare with.\n');
      return;
    }
    const [ownBusy, othersBusy] = [own.processorMs, others.processorMs].map(secondsOf);
    process.stderr.write(`Processor time: ${ownBusy} s, of tshark ${othersBusy} s\n`);
    yield { name: 'capture-beside-tshark', ratio: own.ms / others.ms, goal: BESIDE_TSHARK };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const secondsOf = (ms: number): string => (ms / 1000).toFixed(2);

function readAlone(file: string): Promise<ReadAlone> {
  const child = fork(fileURLToPath(new URL('captureAlone.ts', import.meta.url)), [file]);
  return new Promise((settle, reject) => {
    child.on('message', (told: ReadAlone) => settle(told));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) reject(new Error(`Reading ${file} ended with exit code ${code}.`));
    });
  });
}

/** null where it is not installed. */
function tsharkTook(file: string): Took | null {
  if (spawnSync('tshark', ['--version']).error !== undefined) return null;
  const fields = '-T fields -e frame.number -e tcp.stream -e tcp.analysis.flags';
  const script = `TIMEFORMAT='%R %U %S'; time tshark -r "$1" ${fields} > /dev/null 2> /dev/null`;
  const { stderr } = spawnSync('bash', ['-c', script, 'bash', file], { encoding: 'utf8' });
  const [elapsed = NaN, user = NaN, system = NaN] = stderr.trim().split(' ').map(Number);
  return { ms: elapsed * 1000, processorMs: (user + system) * 1000 };
}
