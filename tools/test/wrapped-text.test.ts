import { join } from 'node:path';
import { ESLint } from 'eslint';
import { expect, it } from 'vitest';
import { ROOT } from '../start-process.ts';

/** A file of the web app, in whose place the examples are checked. */
const FILE = join(ROOT, 'apps/web/src/ui/primitives/HighlightedText.tsx');

/** Returns the examples that the rule reports. */
async function reported(examples: readonly string[]): Promise<string[]> {
  const parts = examples.map(
    (example, at) => `export function Example${at}({ name, isOn, count, slot }: Props) {\n  return ${example};\n}`,
  );
  const props = `import type { ReactNode } from 'react';
interface Props { name: string; isOn: boolean; count: number; slot: ReactNode }`;
  const eslint = new ESLint({ cwd: ROOT, ruleFilter: ({ ruleId }) => ruleId === 'desk/wrapped-text' });
  const [result] = await eslint.lintText([props, ...parts].join('\n'), { filePath: FILE });
  const lines = new Set(result?.messages.map(({ line }) => line));
  // Two lines of types; an example is on the second of its three lines.
  return examples.filter((_example, at) => lines.has(3 + 3 * at + 1));
}

// Under `CI` the typed linter reads each file from the disk once, instead of the examples.
process.env['TSESTREE_SINGLE_RUN'] = 'false';

const BARE = [
  '<p>{isOn && name}<b /></p>',
  '<p>{isOn ? name : <b />}<b /></p>',
  '<p>{isOn && <b />} {name}</p>',
  '<p>{count}<b /></p>',
  '<p>{count && <b />}<b /></p>',
  '<p>{`${count} of`} {name}</p>',
  '<p>. <b /></p>',
  '<p><><b />{name}</></p>',
  '<>{isOn && name}</>',
  '<>{name}</>',
  '<Example0 name="" isOn count={1} slot={<>{name}<b /></>} />',
];
const WRAPPED = [
  '<p>{name}</p>',
  '<p>{isOn ? name : <b />}</p>',
  '<p>{isOn && <span>{name}</span>} <b>{count}</b></p>',
  "<p>{' '}<b />{/* note */}</p>",
  '<p>{slot}<b /></p>',
  '<p>{[name, count].join(" ")}</p>',
  '<><b />{isOn && <b />}</>',
  '<p>{name && <b />}<b /></p>',
];

it('reports a text that is not the only child of its element, and nothing else', async () => {
  expect(await reported([...BARE, ...WRAPPED])).toEqual(BARE);
});
