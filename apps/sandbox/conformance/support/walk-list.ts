import type { RunningSandbox } from './start-sandbox.ts';

/** Reads a list page by page to its end. */
export async function walkList<Item>(sandbox: RunningSandbox, token: string, path: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const { status, body } = await sandbox.grow(token, next);
    if (status !== 200) throw new Error(`${next}: ${status}`);
    const page = body as { data: Item[]; meta: { paging: { next?: string } } };
    items.push(...page.data);
    next = page.meta.paging.next;
  }
  return items;
}
