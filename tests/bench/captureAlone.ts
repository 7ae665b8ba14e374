/** Reads a capture in a process of its own, and tells what that took. */
import { closeSync, openSync, readSync } from 'node:fs';
import { captureScan } from '../../src/capture/open.ts';
import type { ReadAlone } from './capture.ts';

/** As a stream of a file gives them. */
const CHUNK = 1 << 16;
const MEGABYTE = 1 << 20;

function readWhole(path: string): ReadAlone {
  const before = process.memoryUsage.rss();
  const begun = performance.now();
  const processor = process.cpuUsage();
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
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(processor);
  const processorMs = (user + system) / 1000;
  const most = process.resourceUsage().maxRSS * 1024;
  return { ms, processorMs, frames: frames.tcp, megabytesMore: (most - before) / MEGABYTE };
}

const [path] = process.argv.slice(2);
if (process.send && path !== undefined) {
  process.send(readWhole(path));
  process.disconnect();
}
