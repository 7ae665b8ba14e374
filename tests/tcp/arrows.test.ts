/** The arrows between states, read off the chart: figure 5 of RFC 9293, and what goes beyond it. */
import { expect, test } from 'vitest';
import { ARCS } from '../../machines/tcp/arrows.ts';

const eventsOf = (from: string, to: string) =>
  ARCS.find((arc) => arc.from === from && arc.to === to)?.events;

const between = (pairs: readonly { from: string; to: string }[]) =>
  pairs.map(({ from, to }) => `${from}>${to}`);

test('figure 5 has twenty arrows, and the chart has each of them', () => {
  // RFC 9293, figure 5, from its head to its foot.
  const figure5 = [
    ...['CLOSED>LISTEN', 'LISTEN>CLOSED', 'CLOSED>SYN_SENT', 'SYN_SENT>CLOSED'],
    ...['LISTEN>SYN_RCVD', 'SYN_RCVD>LISTEN', 'LISTEN>SYN_SENT', 'SYN_SENT>SYN_RCVD'],
    ...['SYN_RCVD>ESTABLISHED', 'SYN_SENT>ESTABLISHED', 'SYN_RCVD>FIN_WAIT_1'],
    ...['ESTABLISHED>FIN_WAIT_1', 'ESTABLISHED>CLOSE_WAIT', 'FIN_WAIT_1>CLOSING'],
    ...['FIN_WAIT_1>FIN_WAIT_2', 'CLOSE_WAIT>LAST_ACK', 'FIN_WAIT_2>TIME_WAIT'],
    ...['CLOSING>TIME_WAIT', 'LAST_ACK>CLOSED', 'TIME_WAIT>CLOSED'],
  ];
  expect(between(ARCS)).toEqual(expect.arrayContaining(figure5));
  expect(figure5).toHaveLength(20);
});

test('beyond the figure there is a SYN that reopens, and a close with data unread', () => {
  // 3.6.1: MAY-2 and SHLD-3.
  expect(eventsOf('TIME_WAIT', 'SYN_RCVD')).toEqual(['reopened']);
  expect(eventsOf('ESTABLISHED', 'CLOSED')).toEqual(['close']);
});

test('no arrow leads back to where it comes from, and none stands for an abort', () => {
  expect(ARCS.every(({ from, to }) => from !== to)).toBe(true);
  expect(ARCS.flatMap(({ events }) => events)).not.toContain('abort');
});
