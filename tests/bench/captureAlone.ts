/** Reads a capture in a process of its own, and tells what that took. */
import { closeSync, openSync, readSync } from 'node:fs';
import { captureScan } from '../../src/capture/open.ts';
import type { ReadAlone } from './capture.ts';

const CHUNK = 1 << 20;
const MEGABYTE = 1 << 20;

function readWhole(path: string): ReadAlone {
  const before = process.memoryUsage.rss();
  const begun = process.cpuUsage();
  const scan = captureScan();
  const chunk = new Uint8Array(CHUNK);
  const file = openSync(path, 'r');
  for (;;) {
    const length = readSync(file, chunk);
    if (length === 0) break;
    scan.push(chunk.subarray(0, length));
  }
  closeSync(file);
  scan.finish();
  const { frames } = scan.list();
  const { user, system } = process.cpuUsage(begun);
  const ms = (user + system) / 1000;
  const most = process.resourceUsage().maxRSS * 1024;
  return { ms, frames: frames.tcp, megabytesMore: (most - before) / MEGABYTE };
}

const [path] = process.argv.slice(2);
if (process.send && path !== undefined) {
  process.send(readWhole(path));
  process.disconnect();
}
