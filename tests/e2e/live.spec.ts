/** A capture on the page while it is taken: `npm run capture -- - --open`, with the page that is served here too. */
import { spawn } from 'node:child_process';
import { toPcap } from '../../src/export/toCapture.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { violations } from './axe.ts';
import { expect, test } from './synfin.ts';

const FILE = Buffer.from(toPcap(simulate(scenarioById('last-ack-lost')), { vantage: 'client' }));

/** Behind the file's head and so many frames: each has 16 octets before it. */
function behind(frames: number): number {
  let at = 24;
  for (let n = 0; n < frames; n++) at += 16 + FILE.readUInt32LE(at + 8);
  return at;
}

test('a capture is shown as it comes, followed at its end, and stays when the command has ended', async ({
  page,
}) => {
  const command = spawn(
    process.execPath,
    ['--import', 'tsx', 'src/command/capture.ts', '-', '--open'],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  );
  try {
    const gone = new Promise((resolve) => command.on('exit', resolve));
    let said = '';
    const address = await new Promise<string>((found) => {
      command.stderr.on('data', (text: Buffer) => {
        said += text.toString();
        const [url] = /http:\S+/.exec(said) ?? [];
        if (url !== undefined) found(url);
      });
    });
    await page.goto(address);
    await expect(page.getByText('No packet has come yet.')).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText('not a capture');
    command.stdin.write(FILE.subarray(0, behind(2)));
    await expect(page.getByRole('main')).toContainText('2 packets');
    await page.locator('[data-stream="0"]').click();
    const packets = page.getByRole('region', { name: 'Packets' });
    await expect(packets).toContainText('Flags [S.]');
    await expect(page.getByRole('region', { name: 'In short' })).not.toContainText('capture ends');
    await expect(page).toHaveURL(/#\/captures\/live\/0$/);

    // The reader is at its end: what comes is shown.
    command.stdin.write(FILE.subarray(behind(2), behind(3)));
    await expect(packets.locator('[aria-current=step]')).toContainText('SYN_RCVD -> ESTABLISHED');

    // The reader looks at something: it stays, and what comes is told.
    const first = packets.getByRole('button', { name: /Flags \[S\],/ });
    await first.click();
    command.stdin.write(FILE.subarray(behind(3)));
    await expect(page.getByText(/\d more packets/)).toBeVisible();
    await expect(first).toHaveAttribute('aria-current', 'step');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show', exact: true }).press('Enter');
    await expect(packets.locator('[aria-current=step]')).toContainText('TCP Dup ACK');
    await expect(page.locator('main :focus')).toHaveCount(1);

    command.stdin.end();
    await expect(page.getByRole('status').filter({ hasText: 'capture has ended' })).toBeVisible();
    command.kill('SIGINT');
    expect(await gone).toBe(0);
  } finally {
    command.kill();
  }
});
