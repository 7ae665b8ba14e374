/** TCP headers in ICMP errors (RFC 792): a dissector counts a stream for them. */
import { expect, test } from 'vitest';
import { captureScan } from '../../src/capture/open.ts';
import { pcapFile } from './build/files.ts';
import { ipv4, tcp } from './build/frames.ts';
import { octets } from './build/octets.ts';

function streamsIn(type: number): readonly number[] {
  const scan = captureScan();
  const about = ipv4(tcp({ flags: 2 }));
  const error = ipv4(octets(type, Array(7).fill(0), about), { protocol: 1 });
  scan.push(pcapFile([{ octets: error }], { link: 101 }));
  scan.finish();
  return scan.list().streams;
}

test.each([3, 4, 11, 12])('ICMP of type %i begins a stream', (type) => {
  expect(streamsIn(type)).toEqual([0]);
});

test.each([
  ['a redirect, of which eight octets are looked at,', 5],
  ['an echo', 8],
])('%s begins none', (_, type) => {
  expect(streamsIn(type)).toEqual([]);
});
