import { existsSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { ROOT } from '../start-process.ts';

/** A sentence with one of these has no subject, or uses a private name of the project. CONTRIBUTING.md says what to write instead. */
const BANNED = /\b(whoever|whomever|somebody|nobody|anybody|everybody|anew|the house|the desk)\b/i;

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })
  .trim()
  .split('\n')
  .filter((file) => file !== 'tools/test/banned-words.test.ts' && existsSync(join(ROOT, file)));

it('no comment and no test title in code contains a banned word', () => {
  const code = files.filter((file) => /\.(tsx?|jsx?|cjs|mjs|css|html)$/.test(file));
  expect(code.length).toBeGreaterThan(900);
  expect(code.flatMap((file) => hits(file, proseOf(file)))).toEqual([]);
});

it('no document contains a banned word', () => {
  const documents = files.filter((file) => file.endsWith('.md'));
  expect(documents.length).toBeGreaterThan(30);
  expect(documents.flatMap((file) => hits(file, [read(file)]))).toEqual([]);
});

/** Words that a text for people does not have; the rules of CONTRIBUTING.md say what to write instead. */
const BANNED_IN_TEXTS =
  /\b(by another road|put off|taken back|take back|let go|picked|held by|hand(ed)? over|youngest|made-up|anew|this desk|the desk|this sign-in|clio[’']s api|nobody|somebody|whoever|mend(ed)?)\b/i;

it('no text of the web app, the server or the sandbox contains a banned word', () => {
  const code = files.filter(
    (file) => /^apps\/(web\/src|web\/page|bff\/src|sandbox\/src)\//.test(file) && isProduction(file),
  );
  const texts = code.map((file) => [file, textsOfScript(file, read(file))] as const);
  expect(texts.filter(([file]) => file.startsWith('apps/web/src/texts/')).length).toBeGreaterThan(25);
  for (const known of ['apps/bff/src/problem.ts', 'apps/sandbox/src/oauth/consent-page.ts']) {
    expect(texts.find(([file]) => file === known)?.[1].length).toBeGreaterThan(10);
  }
  expect(texts.flatMap(([file, found]) => hits(file, found, BANNED_IN_TEXTS))).toEqual([]);
});

/** Banned words that no name has either, in any spelling: `nobodyWaits`, `takenBack`. */
const BANNED_IN_NAMES =
  /(whoever|whomever|somebody|nobody|anybody|everybody|putoff|tak(e|en|ing)back|letgo|picked|heldby|youngest)/i;

it('no name and no string in code contains a banned word', () => {
  const code = files.filter((file) => /\.(tsx?|jsx?|cjs|mjs|css|html)$/.test(file));
  expect(code.flatMap((file) => hits(file, [read(file)], BANNED_IN_NAMES))).toEqual([]);
});

it('finds a banned word inside a name', () => {
  const names = ['nobodyWaits', 'echo.somebody', 'ofNobody', 'takenBack', 'TakeBackButton', 'canBePicked', 'heldBy'];
  expect(names.filter((name) => !BANNED_IN_NAMES.test(name))).toEqual([]);
});

it('finds a banned word in a text, in the pieces of a template and in markup, whatever its case', () => {
  const text = [
    "const texts = { one: 'Held by you', two: (name: string) => `${name} let go` };",
    'const page = html`<p>Who is <b>Somebody</b>?</p>`;',
    'const element = <p title="Clio’s API">The desk</p>;',
    "const fine = { heldBy: 'claimed by', nobody: 'Unassigned', word: 'mending' }; // put off",
  ].join('\n');
  expect(textsOfScript('a.tsx', text).filter((part) => BANNED_IN_TEXTS.test(part))).toHaveLength(5);
});

it('finds a banned word in a comment and in a title, and leaves strings and names alone', () => {
  const text = `/** For Whoever asks. */\nit('tells somebody', () => say('nobody'));\nconst anew = <p>everybody</p>; // Anew\n`;
  expect(proseOfScript('a.tsx', text).filter((part) => BANNED.test(part))).toHaveLength(3);
});

function hits(file: string, parts: readonly string[], banned = BANNED): string[] {
  return parts.flatMap((part) =>
    part
      .split('\n')
      .filter((line) => banned.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
}

/** @returns comments and test titles */
function proseOf(file: string): string[] {
  const text = read(file);
  if (!BANNED.test(text)) return [];
  if (/\.(css|html)$/.test(file)) return text.match(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g) ?? [];
  return proseOfScript(file, text);
}

function proseOfScript(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
  const found = new Map<number, string>();
  visit(source);
  return [...found.values()];

  function visit(node: ts.Node): void {
    const comments = ts.isJsxText(node)
      ? []
      : [
          ...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
          ...(ts.getTrailingCommentRanges(text, node.getEnd()) ?? []),
        ];
    for (const { pos, end } of comments) found.set(pos, text.slice(pos, end));
    if (ts.isStringLiteralLike(node) && isTitle(node)) found.set(node.getStart(), node.text);
    for (const child of node.getChildren(source)) visit(child);
  }
}

/** @returns every text in quotes and every text between tags; the values of a template are left out */
function textsOfScript(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
  const found: string[] = [];
  visit(source);
  return found;

  function visit(node: ts.Node): void {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) found.push(node.text);
    if (ts.isTemplateExpression(node)) {
      found.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' '));
    }
    ts.forEachChild(node, visit);
  }
}

function isProduction(file: string): boolean {
  return /\.(tsx?|js)$/.test(file) && !file.includes('.test.');
}

function isTitle({ parent }: ts.Node): boolean {
  return ts.isCallExpression(parent) && /^(it|test|describe)\b/.test(parent.expression.getText());
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
