/** A server with many clients: one clock over the queues, the workers and the wire; what is changed, and what a press leads to. */
import { expect, goTo, test } from './synfin.ts';

test('behind a full accept queue the next SYN is dropped, but not with a longer backlog; what is done now leaves the past as it is', async ({
  page,
}) => {
  await test.step('behind a full accept queue the next SYN is dropped; with a longer backlog it is not', async () => {
    await page.goto('/#/server');
    await expect(page.locator('#page .stage')).toBeVisible();
    await goTo(page, '#/server/server-backlog-full?t=0.9');
    const kernel = page.locator('#server-kernel');
    await expect(kernel.getByText('3/3 full')).toBeVisible();
    await expect(page.locator('#page .caption')).toContainText('the SYN of c4 is dropped');
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('#page .caption')).toContainText('c5 calls connect()');
    await page.getByRole('spinbutton', { name: 'Backlog', exact: true }).fill('10');
    await page.getByRole('spinbutton', { name: 'Backlog', exact: true }).press('Enter');
    await expect(page).toHaveURL(/b=10/);
    await expect(page.locator('#page .stage')).toHaveAttribute('aria-busy', 'false');
    await goTo(page, '#/server/server-backlog-full?t=1&b=10');
    await expect(kernel.getByText('4/11')).toBeVisible();
  });

  await test.step('what is done now leaves the past as it is: a worker stops, the backlog grows, a client resets', async () => {
    await goTo(page, '#/server/server-one-slow-prefork?t=0.11');
    await page.getByRole('button', { name: 'Stop process 2 now (SIGSTOP)' }).click();
    await expect(page).toHaveURL(/n=pause\.2@0\.11/);
    await expect(page.locator('#stage-program').getByText('stopped').first()).toBeVisible();
    await page.getByRole('button', { name: 'Let process 2 go on (SIGCONT)' }).click();
    await expect(page).toHaveURL(/n=pause\.2@0\.11,resume\.2@0\.11/);

    await goTo(page, '#/server/server-backlog-full?t=0.9');
    await expect(page.locator('#stage-kernel').getByText('3/3 full')).toBeVisible();
    const backlog = page.getByRole('spinbutton', { name: 'Backlog from now on' });
    await backlog.fill('10');
    await backlog.press('Enter');
    await expect(page.locator('#stage-kernel').getByText('3/11')).toBeVisible();
    await expect(page.locator('#page .clock')).toContainText('0.900000 s');

    await page.getByRole('button', { name: /^c2: / }).press('Enter');
    await page.getByRole('button', { name: 'Let the client reset it now (RST)' }).click();
    await expect(page).toHaveURL(/n=backlog\.0\.10@0\.9,reset\.2@0\.9/);
    await page.getByRole('button', { name: 'Back to the server' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page).toHaveURL(/n=backlog\.0\.10@0\.9$/);
  });
});

test('the program stands beside its lanes; a connection opens its own diagram, and Escape closes it; questions and misconceptions open runs', async ({
  page,
}) => {
  await test.step('the program stands beside its lanes: the line of each worker is lit, in the language that was chosen', async () => {
    await page.goto('/#/server/server-one-slow-thread?t=1');
    const program = page.locator('#page .stage details');
    const lit = program.locator('li[aria-current=step]');
    await expect(lit).toHaveCount(2);
    await expect(lit.first()).toContainText(/conn\.recv\(1024\).*thread 1/);
    await expect(lit.last()).toContainText(/listener\.accept\(\).*main/);
    // its own box has been scrolled to it, and not the page
    expect(await page.locator('#page').evaluate(({ scrollTop }) => scrollTop)).toBe(0);
    await program.locator('ol').scrollIntoViewIfNeeded();
    await expect(lit.first()).toBeInViewport();
    await program.getByText('C', { exact: true }).click();
    await expect(lit.first()).toContainText('recv(conn, buffer + 8, 1024, 0)');
    await goTo(page, '#/server/server-blocking-loop?t=0.3');
    await expect(program).toContainText('There is no such program in C');
    await program.getByText('Python', { exact: true }).click();
    await expect(program.locator('li', { hasText: 'answer = await serve(request)' })).toContainText(
      'task 2',
    );
  });

  await test.step('a segment is lost by Enter, and a connection opens its own sequence diagram', async () => {
    await goTo(page, '#/server/server-one-slow-thread?t=0.1005');
    await page.getByRole('button', { name: 'Lose the SYN of c1' }).press('Enter');
    await expect(page).toHaveURL(/f=1\.client\.1/);
    await page.getByRole('button', { name: /^c1: connecting/ }).press('Enter');
    const connection = page.getByRole('region', { name: 'The connection of c1' });
    await expect(connection.getByText('the server’s SYN+ACK', { exact: true })).toBeVisible();
    await expect(connection.getByRole('heading', { name: /SYN/ })).toBeVisible();
    await connection.getByRole('button', { name: 'Log' }).click();
    await connection
      .getByRole('list', { name: /^Log/ })
      .getByText('SYN_SENT > ESTABLISHED')
      .click();
    await expect(page.locator('#page .caption').first()).toContainText('c1 is in ESTABLISHED');
    await page.getByRole('button', { name: 'Back to the server' }).click();
    await expect(page.locator('#page .stage')).toBeVisible();
    await page.getByRole('button', { name: 'Two models' }).click();
    await expect(page.getByText(/half of the clients wait/)).toBeVisible();
  });

  await test.step('Escape closes what lies over the page, and the connection only then; its client has the focus', async () => {
    await goTo(page, '#/server/server-backlog-full?t=2');
    await page.locator('[data-client="2"]').press('Enter');
    const connection = page.getByRole('region', { name: 'The connection of c2' });
    await expect(connection).toBeVisible();
    await page.getByRole('button', { name: 'Export' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(connection).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(connection).toHaveCount(0);
    await expect(page.locator('[data-client="2"]')).toBeFocused();
  });

  await test.step('questions and misconceptions on servers stand among the others, and open their runs', async () => {
    await goTo(page, '#/questions/listen-zero');
    await page.getByRole('link', { name: /listen\(fd, 0\)/ }).click();
    const guide = page.locator('#page article.guide');
    await expect(guide.getByRole('heading')).toHaveText(
      'How many clients connect to listen(fd, 0)?',
    );
    await expect(page.locator('#stage-kernel')).toContainText('1/1 full');
    await goTo(page, '#/open/myth.backlog-holds-n');
    await expect(guide.getByRole('heading')).toHaveText('A backlog of n holds n connections.');
    await expect(page.locator('#stage-kernel')).toContainText('3/3 full');
  });
});

test('on a phone the program is folded until it is asked for', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/#/server/server-one-slow-iterative?t=1');
  const lit = page.locator('#page .stage details li[aria-current=step]');
  await expect(page.locator('#page .stage')).toBeVisible();
  await expect(lit).toBeHidden();
  await page.getByText('Program text').click();
  await expect(lit).toContainText('conn.recv(1024)');
  await expect(lit).toBeInViewport();
});

test('a lesson goes on from run to run: it asks, points, is remembered, and leaves the run as it is', async ({
  page,
}) => {
  await page.goto('/#/lessons');
  await page.getByRole('link', { name: 'One slow client' }).click();
  const guide = page.locator('#page article.guide');
  await expect(guide.getByRole('heading')).toHaveText('One after the other');
  await expect(guide.getByText('All others. c1 to c4 are connected')).toBeHidden();
  await guide.getByRole('button', { name: 'All others' }).click();
  await expect(guide.getByText('All others. c1 to c4 are connected')).toBeVisible();
  await expect(page.locator('#stage-program')).toHaveClass(/looked/);
  await expect(page.locator('#page .clock')).toContainText('0.163000 s');

  await guide.getByRole('button', { name: 'Next' }).click();
  await expect(guide.getByRole('heading')).toHaveText('A thread per connection');
  await expect(page).toHaveURL(/server-one-slow-thread\?g=lesson\.server-slow-client\.thread/);
  await expect(guide).toContainText('Another run: One slow client: thread per connection');
  await expect(page).toHaveTitle(/A thread per connection · One slow client/);
  await page.reload();
  await expect(guide.getByRole('heading')).toHaveText('A thread per connection');

  await expect(page.locator('#page .clock')).toContainText('0.164620 s');
  // away from the moment there is a way back to it
  await page.keyboard.press('ArrowRight');
  await guide.getByRole('button', { name: 'Back to this moment' }).click();
  await expect(page.locator('#page .clock')).toContainText('0.164620 s');
  await page.goBack();
  await expect(guide.getByRole('heading')).toHaveText('One after the other');

  await guide.getByRole('button', { name: 'Leave' }).click();
  await expect(guide).toHaveCount(0);
  await expect(page.locator('#page .stage')).toBeVisible();
  await goTo(page, '#/lessons');
  await expect(
    page.getByRole('listitem').filter({ hasText: 'One slow client' }).first(),
  ).toContainText('2 of 4 steps');
});

test('a long run says how far it is, and its stop leaves the run that is shown', async ({
  page,
}) => {
  await page.goto('/#/server/server-iterative?t=0.1');
  await expect(page.locator('#page .stage')).toBeVisible();
  const clients = page.getByRole('spinbutton', { name: 'Clients', exact: true });
  await clients.fill('2000');
  await clients.press('Enter');
  await expect(page.getByRole('progressbar')).toHaveText(/^Simulating: [\d,]+ events so far/);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.locator('#page .stage')).toHaveAttribute('aria-busy', 'false');
  await expect(clients).toHaveValue('5');
  await expect(page.locator('#page .clock')).toContainText('0.100000 s');
  // what was stopped is begun again, and not what is shown; a step through this has its caption again
  await page.getByRole('button', { name: 'Simulate it after all' }).click();
  await expect(clients).toHaveValue('2000');
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.locator('#page').press('ArrowRight');
  await expect(page.locator('#page .caption')).toContainText('Main is ready to run');
});
