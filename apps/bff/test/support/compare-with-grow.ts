import { MIRRORED_LISTS, type MirroredList } from '@intake-desk/desk-api/connection';
import type { Stack } from './start-stack.ts';
import { openTables, type TestTables } from './test-database.ts';

const PATHS: Record<MirroredList, string> = {
  untriaged: '/inbox_leads?state=untriaged',
  ignored: '/inbox_leads?state=ignored',
  contacts: '/contacts',
  matters: '/matters',
  users: '/users',
  sources: '/sources',
  matter_types: '/matter_types',
  locations: '/locations',
};
const KINDS: Partial<Record<MirroredList, string>> = {
  untriaged: 'lead',
  ignored: 'lead',
  contacts: 'contact',
  matters: 'matter',
};

/** Size of one list in Grow and in the mirror, and the ids in which they differ. */
export interface Comparison {
  list: MirroredList;
  inGrow: number;
  inMirror: number;
  /** Only in Grow. */
  missing: number[];
  /** Only in the mirror. */
  surplus: number[];
  different: number[];
}

/**
 * Fetches every list of Grow with a token of another application's own budget, and compares each record with the
 * mirror's file. The mirror's memory and its sync code take no part.
 */
export async function compareWithGrow(stack: Stack): Promise<Comparison[]> {
  const token = await testToken(stack);
  const file = openTables(stack.directory, 'mirror');
  try {
    const comparisons: Comparison[] = [];
    for (const list of MIRRORED_LISTS) {
      const grow = new Map((await readAll(stack, PATHS[list], token)).map((record) => [record.id, canonical(record)]));
      const mirror = new Map(mirrored(file, list).map((record) => [record.id, canonical(record)]));
      comparisons.push({
        list,
        inGrow: grow.size,
        inMirror: mirror.size,
        missing: [...grow.keys()].filter((id) => !mirror.has(id)),
        surplus: [...mirror.keys()].filter((id) => !grow.has(id)),
        different: [...grow].filter(([id, text]) => mirror.has(id) && mirror.get(id) !== text).map(([id]) => id),
      });
    }
    return comparisons;
  } finally {
    file.close();
  }
}

/** Returns the lists that differ. */
export function differences(comparisons: readonly Comparison[]): Comparison[] {
  return comparisons.filter(
    ({ missing, surplus, different }) => missing.length + surplus.length + different.length > 0,
  );
}

interface Identified {
  id: number;
}

/** Returns a token of the conformance application, which has a budget of its own, for the first person. */
export async function testToken(stack: Stack): Promise<string> {
  const [person] = await stack.people();
  const order = { client_id: 'conformance', user: String(person?.id) };
  return ((await stack.control('POST', '/tokens', order)) as { access_token: string }).access_token;
}

/** Fetches every record of a list from Grow, page by page. */
export async function readAll(stack: Stack, path: string, token: string): Promise<Identified[]> {
  const records: Identified[] = [];
  for (let next: string | undefined = `${stack.sandboxUrl}/grow${path}`; next !== undefined;) {
    const response: Response = await fetch(next, { headers: { authorization: `Bearer ${token}` } });
    if (response.status === 429) {
      await new Promise((resolve) => setTimeout(resolve, 400));
      continue;
    }
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    const page = (await response.json()) as { data: Identified[]; meta?: { paging?: { next?: string } } };
    records.push(...page.data);
    next = page.meta?.paging?.next?.replace(/^https?:\/\/[^/]+/, stack.sandboxUrl);
  }
  return records;
}

function mirrored(file: TestTables, list: MirroredList): Identified[] {
  const kind = KINDS[list];
  const rows =
    kind === undefined
      ? file.prepare('SELECT body FROM firm_lists WHERE list = ?').all(list)
      : file
          .prepare('SELECT body FROM records WHERE kind = ? AND state = ?')
          .all(kind, kind === 'lead' ? list : 'present');
  return rows.map(({ body }) => JSON.parse(String(body)) as Identified);
}

/** Returns the same text for the same record, whatever the order of its fields. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
