import { notesTexts } from '../../apps/web/src/texts/records/notes.ts';
import { outgoingTexts } from '../../apps/web/src/texts/outgoing.ts';
import { expect, test } from '../fixtures/desk.ts';

test('a note of one’s own that appears in the list before it is confirmed is not announced as a colleague’s', async ({
  page,
  signIn,
  stack,
}) => {
  const [matter] = await stack.grow('/matters');
  await signIn(`/matters/${matter?.id}`);
  const field = page.getByRole('textbox', { name: notesTexts.note, exact: true });
  const send = async (text: string) => {
    await field.fill(text);
    await page.keyboard.press('Control+Shift+Enter');
  };
  // Loaded: what comes after counts as new.
  await expect(
    page.getByRole('button', { name: notesTexts.correct }).or(page.getByText(notesTexts.none)).first(),
  ).toBeVisible();
  // The response is lost, and the server’s journal cannot be asked.
  await page.route('**/api/desk/writes/*', (route) => route.abort());
  await page.route(
    '**/api/grow/matters/*/notes',
    async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      await route.fetch();
      await route.abort('connectionreset');
    },
    { times: 2 },
  );
  const first = `First ${crypto.randomUUID()}`;
  await send(first);
  await expect(page.getByRole('article', { name: first }).getByText(outgoingTexts.states.unknown)).toBeVisible();
  await field.blur();
  await page.keyboard.press('Shift+N');
  // As an outgoing note, and as a note of Clio's list.
  await expect(page.getByRole('article', { name: first })).toHaveCount(2);

  await send(`Second ${crypto.randomUUID()}`);
  await expect(field).toHaveValue('');
  await expect(page.getByText(notesTexts.pressAgain)).toHaveCount(0);
});
