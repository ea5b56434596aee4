import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../start-process.ts';

const { LAYERS } = (await import(join(ROOT, '.dependency-cruiser.js'))) as { LAYERS: Record<string, string[][]> };
let tree: string;
beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'intake-desk-imports-'));
  write('package.json', '{ "type": "module" }');
  write('apps/web/package.json', '{ "type": "module", "imports": { "#src/*": "./src/*" } }');
});
afterEach(() => rmSync(tree, { recursive: true, force: true }));

/** An import rule, a file that breaks it, and the file that it imports. */
const BREAKS: [rule: string, from: string, to: string][] = [
  ['grow-api-stands-alone', 'packages/grow-api/src/planted.ts', 'packages/desk-api/src/other.ts'],
  ['desk-api-knows-grow-only', 'packages/desk-api/src/planted.ts', 'apps/bff/src/other.ts'],
  ['sandbox-knows-grow-only', 'apps/sandbox/src/planted.ts', 'packages/desk-api/src/other.ts'],
  ['bff-knows-no-app', 'apps/bff/src/planted.ts', 'apps/sandbox/src/other.ts'],
  ['web-knows-no-server', 'apps/web/src/app/planted.ts', 'apps/bff/src/other.ts'],
  ['web-has-no-node', 'apps/web/src/app/planted.ts', 'node:fs'],
  ['ui-knows-no-domain', 'apps/web/src/ui/planted.ts', 'apps/web/src/platform/other.ts'],
  ['platform-knows-no-screen', 'apps/web/src/platform/planted.ts', 'apps/web/src/ui/other.ts'],
  ['features-meet-in-app', 'apps/web/src/features/leads/planted.ts', 'apps/web/src/features/notes/other.ts'],
  ['texts-hold-words-only', 'apps/web/src/texts/planted.ts', 'apps/web/src/platform/other.ts'],
  ['outside-runs-apps-as-processes', 'e2e/planted.ts', 'apps/bff/src/other.ts'],
  ['outside-runs-apps-as-processes', 'e2e/journeys/planted.ts', 'apps/web/src/platform/other.ts'],
  ['tools-need-no-texts', 'tools/planted.ts', 'apps/web/src/texts/other.ts'],
  ['virtual-list-is-one-part', 'apps/web/src/features/leads/planted.ts', 'apps/web/src/ui/virtual-list/other.ts'],
  ['no-unresolvable', 'apps/bff/src/planted.ts', './nowhere.ts'],
];

describe('each import rule fails when it is broken on purpose', () => {
  it('every rule is reported for its planted import', () => {
    // Each pair in a code base of its own would take a second each: a file name per rule keeps them apart in one.
    const planted = BREAKS.map(([rule, from, to], index) => {
      const file = from.replace('planted', `planted-${index}`);
      plant(file, to);
      return { rule, file };
    });
    const { status, report } = cruise();
    expect(status).not.toBe(0);
    const lines = report.split('\n');
    for (const { rule, file } of planted) {
      const own = lines.filter((line) => line.includes(`${file} `));
      expect(own.length, `${rule} for ${file}`).toBeGreaterThan(0);
      expect(
        own.some((line) => line.includes(`${rule}:`)),
        `${rule} for ${file}: ${own.join()}`,
      ).toBe(true);
    }
  });

  it('every layer: a folder may not import a folder of its own layer or of a higher one', () => {
    const planted = Object.entries(LAYERS).flatMap(([base, levels]) =>
      levels.slice(0, -1).flatMap((folders, level) =>
        folders.map((folder) => {
          const other = levels
            .slice(level)
            .flat()
            .filter((name) => name !== folder)
            .at(-1);
          plant(`${base}/${folder}/planted.ts`, `${base}/${other}/other.ts`);
          return `layers: ${base}/${folder}`;
        }),
      ),
    );
    expect(planted.length).toBeGreaterThan(40);
    const { report } = cruise();
    expect(planted.filter((name) => !report.includes(`${name}:`))).toEqual([]);
  });

  it('no-circular', () => {
    write('apps/bff/src/one.ts', `import { two } from './two.ts';\nexport const one = () => two;\n`);
    write('apps/bff/src/two.ts', `import { one } from './one.ts';\nexport const two = () => one;\n`);
    expect(cruise().report).toContain('no-circular');
  });

  it('and an imports-map alias does not circumvent it', () => {
    write('apps/web/src/platform/other.ts', 'export const other = 1;\n');
    write('apps/web/src/ui/planted.ts', `export { other } from '#src/platform/other.ts';\n`);
    expect(cruise().report).toContain('ui-knows-no-domain');
  });

  it('while texts of the catalogue in e2e and bench pass, and so does an import from a lower layer', () => {
    for (const folder of ['e2e/journeys', 'bench']) plant(`${folder}/planted.ts`, 'apps/web/src/texts/other.ts');
    plant('apps/web/src/app/planted.ts', 'apps/web/src/features/leads/other.ts');
    expect(cruise()).toMatchObject({ status: 0 });
  });
});

it('an app cannot be imported by name: its package exports nothing', () => {
  for (const app of ['bff', 'sandbox', 'web']) {
    expect(() => import.meta.resolve(`@intake-desk/${app}/main`)).toThrow();
  }
});

function plant(from: string, to: string): void {
  const isFile = to.includes('/') && !to.startsWith('.');
  if (isFile) write(to, 'export const other = 1;\n');
  const specifier = isFile ? `${'../'.repeat(from.split('/').length - 1)}${to}` : to;
  write(from, `import * as other from '${specifier}';\nexport const planted = other;\n`);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
}

function cruise(): { status: number | null; report: string } {
  const program = join(ROOT, 'node_modules/.bin/depcruise');
  const { status, stdout, stderr } = spawnSync(program, ['--config', join(ROOT, '.dependency-cruiser.js'), '.'], {
    cwd: tree,
    encoding: 'utf8',
  });
  return { status, report: stdout + stderr };
}
