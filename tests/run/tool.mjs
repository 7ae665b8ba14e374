/** Runs a tool of node_modules, and says how it ended. */
import { spawn } from 'node:child_process';

/**
 * Where what a tool prints goes: straight to the console, or kept until its part is over, for parts that run side by side.
 * @typedef {{ kept: string[] } | 'console'} Output
 */

/**
 * @param {string} tool
 * @param {string[]} args
 * @param {Output} output
 * @param {Record<string, string>} env
 * @returns {Promise<number>} its exit code
 */
export function runTool(tool, args, output, env = {}) {
  const kept = output === 'console' ? null : output.kept;
  // A tool that writes into a pipe would leave its colours out.
  const colours = kept && process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const child = spawn(process.execPath, [`node_modules/${tool}`, ...args], {
    env: { ...process.env, ...colours, ...env },
    stdio: ['ignore', kept ? 'pipe' : 'inherit', kept ? 'pipe' : 'inherit'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => kept?.push(text));
  }
  return new Promise((settle) => {
    child.on('error', (error) => {
      console.error(error.message);
      settle(1);
    });
    child.on('close', (code) => settle(code ?? 1));
  });
}
