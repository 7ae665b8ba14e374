/**
 * `npm run simulate -- <scenario id | file.json> [--json | --mermaid | --packetdrill | ...] [--profile linux] [--drop client:3] ...`
 *
 * Runs a scenario without a browser and prints its trace; what has no effect is said on standard error. What is wrong with
 * the arguments or the file is said in one sentence; the exit code is then 2.
 */
import { writeCapture } from './captureFlags.ts';
import { answerTo } from './simulation.ts';
import { command, print, say } from './terminal.ts';

command(() => {
  const { out, hints, file } = answerTo(process.argv.slice(2));
  if (file) writeCapture(file);
  print(out);
  for (const hint of hints) say(hint);
});
