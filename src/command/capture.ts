/**
 * `npm run capture -- FILE`: the connections of a capture, the oddest first; `--flow N` prints one, `--flags` the flags of
 * the analysis, frame by frame, `--json` all as data. `-` reads standard input: segments are printed as they come.
 *
 * The exit code is 2 where nothing could be read, 1 where the file is damaged: what comes before the damage is printed.
 */
import { flagsOf } from '../capture/analysis/flagBits.ts';
import type { AnalysisFlag } from '../capture/captured.ts';
import { follow } from '../capture/follow/follow.ts';
import { filterOf, SORTS, sorted, type Sort } from '../capture/filter.ts';
import { oddnessOf } from '../capture/oddity.ts';
import {
  captureScan,
  connectionOf,
  type CaptureList,
  type CaptureScan,
  type Passing,
} from '../capture/open.ts';
import type { ConnectionSummary } from '../capture/summary.ts';
import type { CaptureProblem } from '../wire/captureFile/contract.ts';
import { capture } from '../words/en/capture.ts';
import { problemText } from '../words/sentences/captureProblem.ts';
import { againstLines, scenarioLines } from './captureAgainst.ts';
import { passingLine } from './captureFlow.ts';
import { followedLines } from './captureFollowed.ts';
import { isPipe, readCapture, readPipe, readStandardInput } from './captureInput.ts';
import { openPage, type OpenedPage } from './captureOpen.ts';
import { flowOf, openBoth, pairedFlow, pairedLists } from './capturePair.ts';
import { headLines, tableLines } from './captureTable.ts';
import { connectionIn, scannedFile, type ScannedFile } from './captureTwice.ts';
import { quoted } from './readText.ts';
import { command, Mistake, print, readArguments, say } from './terminal.ts';

const USAGE = `Usage: npm run capture -- FILE [--sort HOW] [--find WORDS] [--flow N [--scenario | --against] | --flags | --json | --open]
       npm run capture -- FILE FILE [--sort HOW] [--find WORDS] [--flow N [--scenario | --against]]
       tcpdump -i eth0 -U -w - | npm run -s capture -- - [--open]
  FILE          a capture: pcap or pcapng, packed with gzip or not; or the text that tcpdump -n prints
  FILE FILE     two captures of the same connections, one taken at the client, one at the server: their clocks are aligned by the
                packets, and what was lost between is told; N of --flow is that of the first
  -             standard input: each segment is printed as it comes; with --flags or --json the whole of it is read
  --sort HOW    ${SORTS.join(', ')} (odd, unless told)
  --find WORDS  such as "reset", "never closed", "10.0.0.5 port 443", "retransmission slow"
  --flow N      connection N of the list, segment by segment, with the states of both ends and why each segment left
  --scenario    with --flow: the scenario that follows from it, as \`npm run simulate\` reads it; what it leaves out on standard error
  --against     with --flow: in what a Linux as it ships differs when it plays that scenario
  --flags       FRAME: FLAG, ... for each frame that has any
  --json        the list as data
  --open        on the page too, as it comes: served on this machine alone, until Ctrl-C`;

const OPTIONS = {
  sort: { type: 'string' },
  find: { type: 'string' },
  flow: { type: 'string' },
  scenario: { type: 'boolean' },
  against: { type: 'boolean' },
  flags: { type: 'boolean' },
  json: { type: 'boolean' },
  open: { type: 'boolean' },
} as const;

interface Asked {
  readonly sort?: string;
  readonly find?: string;
  readonly flow?: string;
  readonly scenario?: boolean;
  readonly against?: boolean;
  readonly flags?: boolean;
  readonly json?: boolean;
  readonly open?: boolean;
}

type Form = 'lines' | 'scenario' | 'against';

const STANDARD_INPUT = '-';

async function main(): Promise<void> {
  const read = readArguments(OPTIONS, USAGE);
  if (read === null) return;
  const [path, second, surplus] = read.positionals;
  const asked = read.values as Asked;
  const kinds = [asked.flow !== undefined, asked.flags, asked.json, asked.open].filter(Boolean);
  if (path === undefined || surplus !== undefined || kinds.length > 1) throw new Mistake(USAGE);
  const choose = choiceOf(asked);
  const forms = [asked.scenario && 'scenario', asked.against && 'against'] as const;
  const [form, other] = forms.filter((named) => named !== undefined && named !== false);
  if (other !== undefined || (form !== undefined && asked.flow === undefined))
    throw new Mistake(USAGE);
  if (second !== undefined) {
    if (asked.flags || asked.json || asked.open) throw new Mistake(USAGE);
    printPair([path, second], asked.flow, form ?? 'lines', choose);
    return;
  }
  if (asked.flow !== undefined) {
    printFlow(path, streamOf(asked.flow), form ?? 'lines');
    return;
  }
  const flags = new Map<number, readonly AnalysisFlag[]>();
  const isLive = path === STANDARD_INPUT && !asked.flags && !asked.json;
  const each = isLive ? printPassing : asked.flags ? printFlags : collectIn(flags);
  const scan = captureScan(isLive || asked.flags || asked.json ? each : undefined);
  const page = asked.open ? openPage() : null;
  const list = await fed(path, scan, page).catch((error: unknown) => {
    page?.close();
    throw error;
  });
  if (asked.json) print(JSON.stringify(dataOf(list, choose(list.connections), flags), null, 1));
  else if (!isLive && !asked.flags) {
    for (const line of headLines(list)) print(line);
    for (const line of tableLines(choose(list.connections))) print(line);
  }
  judge(path, list, isLive);
  await page?.end();
}

async function fed(path: string, scan: CaptureScan, page: OpenedPage | null): Promise<CaptureList> {
  const take = (chunk: Uint8Array): boolean => {
    page?.push(chunk);
    scan.push(chunk);
    return !scan.isOver;
  };
  if (path === STANDARD_INPUT) await readStandardInput(take);
  else if (page !== null && isPipe(path)) await readPipe(path, take);
  else readCapture(path, take);
  scan.finish();
  const list = scan.list();
  refuse(path, list);
  return list;
}

function printPassing(passing: Passing): void {
  print(passingLine(passing));
}

function printFlags({ frame, flags }: Passing): void {
  if (flags !== 0) print(`${frame.number}: ${flagsOf(flags).join(', ')}`);
}

const collectIn =
  (into: Map<number, readonly AnalysisFlag[]>) =>
  ({ frame, flags }: Passing): void => {
    if (flags !== 0) into.set(frame.number, flagsOf(flags));
  };

/** Nothing of it could be read. */
function refuse(path: string, { problem, frames }: CaptureList): void {
  if (problem !== null && Object.values(frames).every((n) => n === 0))
    throw new Mistake(sentenceOf(path, problem));
}

/** What comes before the damage was read; a live capture may be stopped within a frame. */
function judge(path: string, { problem }: CaptureList, isLive: boolean): void {
  if (problem === null || (isLive && problem.kind === 'endsEarly')) return;
  say(sentenceOf(path, problem));
  process.exitCode = 1;
}

const sentenceOf = (path: string, problem: CaptureProblem): string =>
  `${quoted(path)}: ${problemText(problem, capture.problems)}`;

function printFlow(path: string, stream: number, form: Form): void {
  if (path === STANDARD_INPUT)
    throw new Mistake('--flow reads a capture twice: it needs a file, not standard input.');
  if (isPipe(path))
    throw new Mistake(`--flow reads a capture twice, and ${quoted(path)} can be read but once.`);
  const file = scannedFile(path);
  const { list } = file;
  refuse(path, list);
  const told = toldOf(file, stream);
  printFollowed(flowOf(connectionIn(file, told)), form);
  judge(path, list, false);
}

function printPair(
  paths: readonly [string, string],
  flow: string | undefined,
  form: Form,
  choose: ReturnType<typeof choiceOf>,
): void {
  const [first, second] = openBoth(paths, refuse);
  if (flow === undefined) for (const line of pairedLists(first, second, choose)) print(line);
  else printFollowed(pairedFlow(first, second, toldOf(first, streamOf(flow))), form);
  for (const { path, list } of [first, second]) judge(path, list, false);
}

/** The connection that a stream is, or is part of, which is said. */
function toldOf({ path, list }: ScannedFile, stream: number): ConnectionSummary {
  const told = connectionOf(list, stream);
  if (told === undefined) throw new Mistake(absent(path, stream, list.streams.length));
  if (told.stream !== stream)
    say(`Stream ${stream} is part of connection ${told.stream}: its SYN opened no other.`);
  return told;
}

function absent(path: string, stream: number, length: number): string {
  if (length === 0) return `${quoted(path)} holds no TCP connection.`;
  const known = length === 1 ? 'the only one is 0' : `they are 0 to ${length - 1}`;
  return `There is no connection ${stream}: ${known}.`;
}

function printFollowed({ connection, said }: ReturnType<typeof flowOf>, form: Form): void {
  const followed = follow(connection);
  if (form === 'scenario') {
    const { scenario, leftOut } = scenarioLines(connection, followed);
    for (const line of leftOut) say(line);
    print(scenario);
    return;
  }
  if (said !== null) print(`# ${said}`);
  const lines = form === 'against' ? againstLines : followedLines;
  for (const line of lines(connection, followed)) print(line);
}

function streamOf(text: string): number {
  if (!/^\d{1,9}$/.test(text))
    throw new Mistake(`--flow takes the number of a connection, from 0 on, not ${quoted(text)}.`);
  return Number(text);
}

/** Which connections are shown, and in which order. */
function choiceOf({ sort = 'odd', find = '' }: Asked) {
  if (!SORTS.includes(sort as Sort))
    throw new Mistake(`--sort takes one of ${SORTS.join(', ')}, not ${quoted(sort)}.`);
  const filter = filterOf(find);
  if ('unknown' in filter) throw new Mistake(`${quoted(filter.unknown)} is no word of --find.`);
  const { holds } = filter;
  return (all: readonly ConnectionSummary[]) => sorted(all.filter(holds), sort as Sort, oddnessOf);
}

/** With the flags of each frame, and the completeness of each stream as a dissector shows it on the stream's last frame. */
function dataOf(
  list: CaptureList,
  connections: readonly ConnectionSummary[],
  flags: ReadonlyMap<number, readonly AnalysisFlag[]>,
) {
  const { streams, ...rest } = list;
  const completeness = streams.map((sum, stream) => [String(stream), sum] as const);
  return {
    tcpFrames: list.frames.tcp,
    streams: streams.length,
    completeness: Object.fromEntries(completeness),
    flags: Object.fromEntries(flags),
    ...rest,
    connections,
  };
}

command(main);
