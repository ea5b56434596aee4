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

it('finds a banned word in a comment and in a title, and leaves strings and names alone', () => {
  const text = `/** For Whoever asks. */\nit('tells somebody', () => say('nobody'));\nconst anew = <p>everybody</p>; // Anew\n`;
  expect(proseOfScript('a.tsx', text).filter((part) => BANNED.test(part))).toHaveLength(3);
});

function hits(file: string, parts: readonly string[]): string[] {
  return parts.flatMap((part) =>
    part
      .split('\n')
      .filter((line) => BANNED.test(line))
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

function isTitle({ parent }: ts.Node): boolean {
  return ts.isCallExpression(parent) && /^(it|test|describe)\b/.test(parent.expression.getText());
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
