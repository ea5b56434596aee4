import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { leadsTexts } from '../../apps/web/src/texts/leads/leads.ts';
import { expect, test } from '../fixtures/desk.ts';

test.use({ mirror: 'on' });
test.beforeEach(({ stack }) => stack.control('PATCH', 'switches', { rate_limit: 3 }));

interface Line {
  press: string;
  focus: Heard | null;
  said: Heard | null;
}

interface Heard {
  role: string;
  words: string | RegExp;
}

test('the accessibility tree matches docs/SCREEN-READER.md', async ({ page, context, signIn }) => {
  test.setTimeout(150_000);
  await signIn();
  const count = page.locator('main section > header h1 + span').first();
  await expect(count).toHaveText(/^\d+$/, { timeout: 20_000 });
  const lines = await readScript();
  expect(lines.length).toBeGreaterThan(40);
  for (const [index, { press, focus, said }] of lines.entries()) {
    const step = `line ${index + 1}, ${press}`;
    // A key that changes a record does nothing before its button is there.
    if (press === 'c') await expect(page.locator('[aria-keyshortcuts="c" i]').first(), step).toBeVisible();
    if (press === 'the session ends') await context.clearCookies();
    else if (press.startsWith('type ')) await page.keyboard.type(press.slice(5));
    else await page.keyboard.press(press);
    if (said !== null) {
      const region = page
        .getByRole(said.role as 'status')
        .filter({ hasText: said.words })
        .first();
      await expect(region, step).toBeVisible();
    }
    if (focus === null) continue;
    await expect
      .poll(() => focused(page), { message: step })
      .toEqual({
        role: focus.role,
        name: typeof focus.words === 'string' ? focus.words : expect.stringMatching(focus.words),
      });
  }
});

test('a row gives its position in the whole list, and the open one is current', async ({ page, signIn }) => {
  await signIn();
  const count = page.locator('main section > header h1 + span').first();
  await expect(count).toHaveText(/^\d+$/, { timeout: 20_000 });
  const total = await count.textContent();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const place = page.locator('[data-index="1"]');
  await expect(place).toHaveAttribute('aria-posinset', '2');
  await expect(place).toHaveAttribute('aria-setsize', total ?? '');
  await page.keyboard.press('Enter');
  await expect(place.getByRole('link')).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('status').filter({ hasText: `${leadsTexts.lists.open.title}: ${total}` })).toHaveCount(1);
});

/** Role and name of the focused element, as the browser reports them to assistive technology. */
async function focused(page: Page): Promise<{ role: string; name: string } | null> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const node = nodes.findLast(({ properties, role }) =>
      role?.value === 'RootWebArea'
        ? false
        : properties?.some(({ name, value }) => name === 'focused' && value.value === true),
    );
    return node === undefined ? null : { role: String(node.role?.value), name: String(node.name?.value) };
  } finally {
    await session.detach();
  }
}

async function readScript(): Promise<Line[]> {
  const text = await readFile('docs/SCREEN-READER.md', 'utf8');
  return text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [, press = '', focus = '', said = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
      return { press: press.replaceAll('`', ''), focus: heard(focus), said: heard(said) };
    });
}

function heard(cell: string): Heard | null {
  const [, role, words] = /^(\w+): (.+)$/.exec(cell.replaceAll('\\|', '|')) ?? [];
  if (role === undefined || words === undefined) return null;
  const pattern = /^\/(.+)\/$/.exec(words)?.[1];
  return { role, words: pattern === undefined ? words : new RegExp(pattern) };
}
