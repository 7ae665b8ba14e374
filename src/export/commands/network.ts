/**
 * The two hosts and the network between them, as network namespaces: `ip`, `ethtool`, `sysctl`, and `tc` with netem for the delay,
 * which stands behind a queue for each delay that there is.
 */
import { sysctlValuesOf } from '../../../machines/stacks/linux/sysctlValues.ts';
import type { Link, LinkChange } from '../../simulation/scenario.ts';
import { profileAt, type ConnectionTrace } from '../../trace/connection.ts';
import { peerOf, SIDES, type Side } from '../../trace/side.ts';
import { dotted, SOCKETS } from '../../wire/addresses.ts';
import { macOf } from '../../wire/writing/packet.ts';
import type { CommandsWords } from '../../words/contract/index.ts';
import type { Rules } from './rules.ts';

const addressOf = (side: Side): string => dotted(SOCKETS[side]);
const macText = (side: Side): string =>
  macOf(SOCKETS[side])
    .map((octet) => octet.toString(16).padStart(2, '0'))
    .join(':');

/** `70ms`, `1500us` */
const timeText = (us: number): string => (us % 1000 === 0 ? `${us / 1000}ms` : `${us}us`);

export function hostLines(trace: ConnectionTrace, words: CommandsWords): string[] {
  return [
    `# ${words.hosts}`,
    'for name in client server network; do ip netns add "synfin-$name"; done',
    'ip -n synfin-network link add bridge0 type bridge',
    'ip -n synfin-network link set bridge0 up',
    'for name in client server; do',
    '  ip netns exec "synfin-$name" sysctl -eqw net.ipv6.conf.default.disable_ipv6=1',
    '  ip link add eth0 netns "synfin-$name" type veth peer name "to-$name" netns synfin-network',
    `  # ${words.offloads}`,
    '  ip netns exec "synfin-$name" ethtool -K eth0 tso off gso off gro off tx off >/dev/null',
    '  ip netns exec synfin-network ethtool -K "to-$name" tso off gso off gro off tx off >/dev/null',
    '  ip -n synfin-network link set "to-$name" master bridge0 up',
    '  ip -n "synfin-$name" link set lo up',
    'done',
    ...SIDES.flatMap((side) => [
      `ip -n synfin-${side} link set eth0 address ${macText(side)} up`,
      `ip -n synfin-${side} address add ${addressOf(side)}/24 dev eth0`,
      `ip -n synfin-${side} neighbour add ${addressOf(peerOf(side))} lladdr ${macText(peerOf(side))} dev eth0 nud permanent`,
    ]),
    `# ${words.mss}`,
    ...SIDES.map(
      (side) =>
        `ip -n synfin-${side} route replace ${addressOf(peerOf(side))}/32 dev eth0 advmss ${profileAt(trace, side).mss}`,
    ),
    '',
    `# ${words.sysctls}`,
    ...SIDES.flatMap((side) => sysctlLines(trace, side)),
    '',
  ];
}

const sysctlLines = (trace: ConnectionTrace, side: Side): string[] => [
  `ip netns exec synfin-${side} sysctl -eqw \\`,
  ...Object.entries(sysctlValuesOf(profileAt(trace, side))).map(
    ([name, value], i, all) =>
      `  net.ipv4.${name}=${/ /.test(value) ? `"${value}"` : value}${i < all.length - 1 ? ' \\' : ' || true'}`,
  ),
];

/** The delay towards each host, and of what is late how much later. */
export function delayLines(link: Link, { late }: Rules, words: CommandsWords): string[] {
  const { jitterUs = 0, loss = 0, duplication = 0 } = link;
  return [
    `# ${words.network}`,
    ...(jitterUs > 0 ? [`# ${words.jitter}`] : []),
    ...(loss > 0 || duplication > 0 ? [`# ${words.random}`] : []),
    ...SIDES.flatMap((to) => towards(to, link, late[peerOf(to)], words)),
    '',
  ];
}

const tc = (what: string): string => `ip netns exec synfin-network tc ${what}`;

function towards(to: Side, link: Link, late: readonly number[], words: CommandsWords): string[] {
  const dev = `dev to-${to}`;
  if (late.length === 0) return [tc(`qdisc add ${dev} root netem ${netem(link)}`)];
  const bands = late.length + 1;
  return [
    tc(
      `qdisc add ${dev} root handle 1: prio bands ${Math.max(bands, 2)} priomap${' 0'.repeat(16)}`,
    ),
    tc(`qdisc add ${dev} parent 1:1 netem ${netem(link)}`),
    `# ${words.later}`,
    ...late.flatMap((byUs, i) => [
      tc(
        `qdisc add ${dev} parent 1:${(i + 2).toString(16)} netem delay ${timeText(link.delayUs + byUs)}`,
      ),
      tc(
        `filter add ${dev} parent 1: protocol ip prio 1 handle ${i + 1} fw flowid 1:${(i + 2).toString(16)}`,
      ),
    ]),
  ];
}

/** Jitter of ours is added to the delay, that of netem lies around it. */
function netem({ delayUs, jitterUs = 0, loss = 0, duplication = 0 }: Link): string {
  const half = Math.round(jitterUs / 2);
  return [
    `delay ${timeText(delayUs + half)}${half > 0 ? ` ${timeText(half)}` : ''}`,
    ...(loss > 0 ? [`loss ${loss * 100}%`] : []),
    ...(duplication > 0 ? [`duplicate ${duplication * 100}%`] : []),
  ].join(' ');
}

/** Beside the programs, by the clock. */
export function changeLines(
  changes: readonly LinkChange[],
  link: Link,
  { late }: Rules,
  words: CommandsWords,
): string[] {
  if (changes.length === 0) return [];
  return [
    `# ${words.changes}`,
    ...changes.flatMap(({ atUs, delayUs }) => [
      `( sleep ${atUs / 1e6}`,
      ...SIDES.map((to) => {
        const place = late[peerOf(to)].length === 0 ? 'root' : 'parent 1:1';
        return `  ${tc(`qdisc replace dev to-${to} ${place} netem ${netem({ ...link, delayUs })}`)}`;
      }),
      ') &',
    ]),
    '',
  ];
}
