/**
 * A run as commands that make it happen on a Linux of one's own: two hosts and a network as namespaces, the network's delay and
 * what it does to single segments, the programs of both ends, captures, and everything removed again. A shell script.
 */
import { linesOf } from '../analysis/sockets/text/index.ts';
import { programsOf } from '../analysis/sockets/programsOf.ts';
import type { Link, Scenario } from '../simulation/scenario.ts';
import type { ConnectionTrace } from '../trace/connection.ts';
import { SIDES, type Side } from '../trace/side.ts';
import { dotted, SOCKETS } from '../wire/addresses.ts';
import type { CommandsWords } from '../words/contract/index.ts';
import { changeLines, delayLines, hostLines } from './commands/network.ts';
import { rulesOf, usualDelay, type Rules } from './commands/rules.ts';
import { titleLine } from './titleLine.ts';

interface CommandsOptions {
  readonly title: string;
  readonly words: CommandsWords;
}

/** The scenario is null where the run has none of its own: then the trace alone tells of the network. */
export function toCommands(
  trace: ConnectionTrace,
  scenario: Scenario | null,
  { title, words }: CommandsOptions,
): string {
  const rules = rulesOf(trace, words);
  const link: Link = scenario?.link ?? { delayUs: usualDelay(trace) };
  return [
    '#!/usr/bin/env bash',
    `# synfin: ${titleLine(title)}`,
    ...headLines(trace, scenario, words).map((line) => `# ${line}`),
    'set -eu',
    'dir=$(mktemp -d /tmp/synfin-XXXXXX)',
    '',
    ...cleanUpLines(words),
    ...hostLines(trace, words),
    ...delayLines(link, rules, words),
    ...ruleLines(rules, words),
    ...SIDES.flatMap((side) => programLines(trace, side, words)),
    ...captureLines(words),
    ...changeLines(scenario?.linkChanges ?? [], link, rules, words),
    ...goLines(trace, words),
  ].join('\n');
}

function headLines(
  trace: ConnectionTrace,
  scenario: Scenario | null,
  words: CommandsWords,
): string[] {
  const stacks = [...new Set(SIDES.flatMap((side) => trace.ends[side].stack?.name ?? []))];
  const others = stacks.filter((name) => !/^linux/.test(name));
  const strangers = trace.steps.filter(
    ({ cause }) => cause.kind === 'segment' && cause.flight === null,
  ).length;
  const crashes = trace.steps.some(
    ({ cause }) => cause.kind === 'call' && cause.call.call === 'crash',
  );
  const holds = (scenario?.faults ?? []).some((fault) => fault.do === 'hold');
  return [
    ...[words.head, words.needs, words.run, words.numbers],
    ...others.map((name) => words.otherStack(name)),
    ...(strangers > 0 ? [words.injected(strangers)] : []),
    ...(crashes ? [words.crash] : []),
    ...(holds ? [words.held] : []),
  ];
}

const cleanUpLines = (words: CommandsWords): string[] => [
  `# ${words.cleanUp}`,
  'clean() {',
  '  for name in client server network; do',
  '    ip netns pids "synfin-$name" 2>/dev/null | xargs -r kill 2>/dev/null || true',
  '    ip netns del "synfin-$name" 2>/dev/null || true',
  '  done',
  '}',
  'trap clean EXIT',
  'clean',
  '',
];

function ruleLines({ lines }: Rules, words: CommandsWords): string[] {
  if (lines.length === 0) return [];
  return [
    `# ${words.faults}`,
    `# ${words.counted}`,
    "ip netns exec synfin-network nft -f - <<'NFT'",
    'table netdev synfin {',
    ...lines,
    '}',
    'NFT',
    '',
  ];
}

function programLines(trace: ConnectionTrace, side: Side, words: CommandsWords): string[] {
  const program = programsOf(trace)[side];
  const lines = linesOf(program, 'python', {
    ...{ host: dotted(SOCKETS.server), port: SOCKETS.server.port },
    ...{ clientHost: dotted(SOCKETS.client), clientPort: SOCKETS.client.port },
  });
  return [
    `# ${lines.length === 0 ? words.noProgram(side) : words.program(side)}`,
    `cat > "$dir/${side}.py" <<'PYTHON'`,
    ...lines.map(({ text }) => text),
    'PYTHON',
    '',
  ];
}

const captureLines = (words: CommandsWords): string[] => [
  `# ${words.capture}`,
  'for name in client server; do',
  '  ip netns exec "synfin-$name" tcpdump -Z root -U -n -i eth0 -w "$dir/$name.pcap" tcp 2>/dev/null &',
  'done',
  'sleep 1',
  '',
];

/** What follows the last segment is waiting: nobody has to see the end of TIME_WAIT. */
const LONGEST_S = 600;

function goLines({ flights, steps }: ConnectionTrace, words: CommandsWords): string[] {
  const calls = steps.filter(({ cause }) => cause.kind === 'call').map(({ at }) => at);
  const lastUs = Math.max(0, ...flights.map(({ dueAt }) => dueAt), ...calls);
  const seconds = Math.min(Math.ceil(lastUs / 1e6) + 2, LONGEST_S);
  return [
    `# ${words.go(seconds)}`,
    'ip netns exec synfin-server python3 "$dir/server.py" &',
    ...(listensFirst(steps)
      ? [
          'for i in $(seq 50); do',
          `  ip netns exec synfin-server ss -tln | grep -q ':${SOCKETS.server.port} ' && break`,
          '  sleep 0.1',
          'done',
        ]
      : []),
    'ip netns exec synfin-client python3 "$dir/client.py" &',
    `# ${words.watch}`,
    `for i in $(seq ${seconds * 2}); do`,
    '  for name in client server; do',
    '    echo "$(date +%T.%N) $name"',
    '    ip netns exec "synfin-$name" ss -tanoi',
    '  done',
    '  sleep 0.5',
    'done > "$dir/ss.txt"',
    '',
    `echo "${words.result}: $dir/client.pcap $dir/server.pcap $dir/ss.txt"`,
    '',
  ];
}

/** The server listens before the client connects, as it mostly does: then a slow start must not turn that round. */
function listensFirst(steps: ConnectionTrace['steps']): boolean {
  const opening = steps.find(
    ({ cause }) =>
      cause.kind === 'call' && (cause.call.call === 'listen' || cause.call.call === 'connect'),
  );
  return opening?.side === 'server';
}
