/** What there is to be proved in files and folders: every run and recording, checked, with its comparison. */
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isValiError, type BaseIssue } from 'valibot';
import { compareWithDissector, dissectedCapturesFrom } from '../proof/captureComparison.ts';
import { compareWithKernel } from '../proof/kernelComparison.ts';
import { scenarioOf as recordedScenario } from '../proof/kernelRecording.ts';
import { EXCEPTIONS } from '../proof/exceptions.ts';
import { recordingFrom, type Recording } from '../proof/kernelSchema.ts';
import { compareListener } from '../proof/listener/compareListener.ts';
import { listenerRecordingFrom } from '../proof/listener/listenerSchema.ts';
import type { Mismatch } from '../proof/mismatch.ts';
import { compareWithRun, scenarioOf } from '../proof/referenceRun.ts';
import { runsFrom } from '../proof/referenceSchema.ts';
import { compareWithServer } from '../proof/servers/compareServers.ts';
import { modelOf } from '../proof/servers/programFrom.ts';
import { serverRecordingFrom } from '../proof/servers/serverSchema.ts';
import { pathOf, scenarioFrom } from '../simulation/parseScenario.ts';
import type { Scenario } from '../simulation/scenario.ts';
import { excerpt } from '../trace/excerpt.ts';
import { editor } from '../words/en/views/editor.ts';
import { fileProblemText } from '../words/expected.ts';
import { readFile } from './captureInput.ts';
import { kindOf, located, quoted, readData, unreadable, wrongIn } from './readText.ts';
import { Mistake } from './terminal.ts';

/** The table of transitions is a test of its own: its rows are prepared by calls and segments. */
const TABLE = 'transitions.json';

export interface Proof {
  readonly reference: string;
  readonly name: string;
  readonly compare: () => Mismatch | null;
  /** What was recorded, where its packets can be followed. */
  readonly recorded?: Recording;
  /** Why it is left out: what was recorded cannot be met. */
  readonly exception?: string;
}

/** Every comparison that a file, or a folder with all below it, holds: at least one. */
export function proofsIn(path: string): Proof[] {
  const kind = kindOf(path);
  if (kind === null) throw new Mistake(`There is nothing at ${quoted(path)}.`);
  if (kind === 'file') return proofsFrom(readData(path), path);
  const proofs = filesIn(path).flatMap((file) => proofsFrom(readData(file), file));
  if (proofs.length === 0) throw new Mistake(`There is nothing to prove in ${quoted(path)}.`);
  return proofs;
}

function filesIn(folder: string): string[] {
  return entriesOf(folder)
    .filter((entry) => entry.isDirectory() || entry.name.endsWith('.json'))
    .filter((entry) => entry.name !== TABLE)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : [path];
    });
}

function entriesOf(folder: string) {
  try {
    return readdirSync(located(folder), { withFileTypes: true });
  } catch (error) {
    throw unreadable(folder, error);
  }
}

/** The comparisons of what a file says. */
export function proofsFrom(data: unknown, file: string): Proof[] {
  const has = (field: string) => typeof data === 'object' && data !== null && field in data;
  if (Array.isArray(data) && data.length > 0) return capturesIn(data, file);
  if (has('scenarios')) return runsIn(data, file);
  if (has('listener_series')) return [listenerIn(data, file)];
  if (has('segments')) return [recordingIn(data, file)];
  if (has('server_events')) return [serverIn(data, file)];
  throw wrongIn(
    file,
    'It has neither "scenarios" (runs) nor "segments" (a recording) in it, and is no list of captures.',
  );
}

/** Captures that lie beside their list, or in `given` below it. */
function capturesIn(data: readonly unknown[], file: string): Proof[] {
  const captures = checked(file, () => dissectedCapturesFrom(data));
  return captures.map((capture) => ({
    reference: `captures beside a dissector (${excerpt(basename(file))})`,
    name: capture.name,
    compare: () => {
      const beside = [dirname(file), join(dirname(file), 'given')];
      const path = beside.map((folder) => join(folder, capture.name)).find((one) => kindOf(one));
      if (path === undefined)
        return { where: 'the file', expected: 'a capture', got: 'nothing of that name' };
      return compareWithDissector(capture, (take) => readFile(path, take));
    },
  }));
}

function serverIn(data: unknown, file: string): Proof {
  const recorded = checked(file, () => serverRecordingFrom(data));
  if (modelOf(recorded) === null)
    throw wrongIn(file, `No server program of ours is of the model ${quoted(recorded.model)}.`);
  return {
    reference: 'server programs on a Linux kernel',
    name: recorded.name,
    compare: () => compareWithServer(recorded),
  };
}

function runsIn(data: unknown, file: string): Proof[] {
  const runs = checked(file, () => runsFrom(data));
  if (runs.length === 0) throw wrongIn(file, 'Its list of scenarios is empty.');
  return runs.map((run, i) => {
    checkScenario(scenarioOf(run), file, `scenarios[${i}], as a scenario of ours: `);
    return {
      reference: `end-to-end runs (${excerpt(basename(file))})`,
      name: run.id,
      compare: () => compareWithRun(run),
    };
  });
}

function recordingIn(data: unknown, file: string): Proof {
  const recorded = checked(file, () => recordingFrom(data));
  const exception = EXCEPTIONS[recorded.name];
  checkScenario(recordedScenario(recorded), file, 'As a scenario of ours: ');
  return {
    reference: 'recorded from a Linux kernel',
    name: recorded.name,
    ...(exception === undefined ? {} : { exception }),
    recorded,
    compare: () => compareWithKernel(recorded),
  };
}

/** Many clients on one listening socket: their queues and counters belong to it. */
function listenerIn(data: unknown, file: string): Proof {
  const recorded = checked(file, () => listenerRecordingFrom(data, recordingFrom(data)));
  return {
    reference: 'listeners of a Linux kernel',
    name: recorded.name,
    recorded,
    compare: () => compareListener(recorded),
  };
}

/** Values out of bounds, which the forms of the references do not know. */
function checkScenario(scenario: Scenario, file: string, where: string): void {
  const parsed = scenarioFrom(scenario);
  if ('problem' in parsed) throw wrongIn(file, `${where}${fileProblemText(parsed, editor)}`);
}

function checked<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isValiError(error)) throw error;
    throw wrongIn(file, sentenceOf(error.issues[0]));
  }
}

function sentenceOf(issue: BaseIssue<unknown>): string {
  const path = pathOf(issue);
  const { expected, received } = issue;
  const text = `expected ${excerpt(expected ?? 'something else', 100)}, not ${excerpt(received)}`;
  if (received === 'undefined')
    return fileProblemText({ problem: { why: 'missing' }, path }, editor);
  return editor.problems.field(excerpt(path, 60), text);
}
