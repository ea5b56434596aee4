import ts from 'typescript';
import { parse, PRODUCTION, readSources } from './read-sources.ts';

/** Names that are stored or used outside the code, by kind; each list sorted. */
export type Contract = Record<string, string[]>;

const HTTP_METHODS = /^(get|post|put|patch|delete|all|use)$/;

/**
 * Reads from production code the names that scripts, operators, browsers and stored data rely on. `literals` holds
 * every string, number, pattern and JSX text with its count, so that a name that no other list has cannot change
 * unnoticed.
 * @param commit null: the working tree
 */
export function dumpContract(commit: string | null): Contract {
  const lists: Record<string, Map<string, number>> = {};
  const add = (list: string, name: string) => {
    const counts = (lists[list] ??= new Map<string, number>());
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  for (const source of readSources(commit, PRODUCTION)) {
    const area = source.path.split('/').slice(0, 2).join('/');
    if (source.path.endsWith('.css')) {
      for (const [name] of source.text.matchAll(/data-[a-z-]+/g)) add('data attributes', name);
      continue;
    }
    visit(parse(source));

    function visit(node: ts.Node): void {
      if (isModuleSpecifier(node)) return;
      const literal = literalOf(node);
      if (literal !== null) addLiteral(literal);
      if (ts.isJsxAttribute(node)) {
        const name = node.name.getText();
        if (name.startsWith('data-')) add('data attributes', name);
        if (name === 'path' && node.initializer !== undefined) add('routes', `${area} ${node.initializer.getText()}`);
      }
      if (ts.isCallExpression(node)) addCall(node);
      if (ts.isPropertyAssignment(node) && /^(event|id|action|path|type|code)$/.test(node.name.getText())) {
        const value = literalOf(node.initializer);
        if (value !== null) add(`property ${node.name.getText()}`, `${area} ${value}`);
      }
      if (ts.isVariableDeclaration(node) && node.name.getText() === 'KINDS' && /problem\.ts$/.test(source.path)) {
        for (const key of keysOf(node.initializer)) add('problem codes', key);
      }
      ts.forEachChild(node, visit);
    }

    function addLiteral(literal: string): void {
      add('literals', `${area} ${literal}`);
      if (/\bdesk_[a-z_]+/.test(literal)) add('metrics', literal);
      if (/^desk\./.test(literal)) add('storage, channel and lock names', literal);
      for (const [name] of literal.matchAll(/data-[a-z-]+/g)) add('data attributes', name);
    }

    function addCall(node: ts.CallExpression): void {
      const [first] = node.arguments;
      const name = ts.isPropertyAccessExpression(node.expression)
        ? node.expression.name.text
        : node.expression.getText();
      const value = first === undefined ? null : literalOf(first);
      if (HTTP_METHODS.test(name) && value?.startsWith('/')) add('routes', `${area} ${name} ${value}`);
      if (/^(createTable|addColumn|createIndex|alterTable|dropTable)$/.test(name)) {
        add('schema', `${area} ${name} ${node.arguments.map((part) => literalOf(part) ?? '').join(' ')}`);
      }
    }
  }
  return Object.fromEntries(
    Object.entries(lists)
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([list, counts]) => [list, [...counts].map(([name, count]) => `${name} × ${count}`).sort()]),
  );
}

/** @returns the text of a literal without its quotes, null for any other node */
function literalOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node) || ts.isRegularExpressionLiteral(node)) return node.text;
  if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) return node.text;
  if (ts.isTemplateExpression(node)) return node.head.text;
  if (ts.isJsxText(node) && node.text.trim() !== '') return node.text.trim().replace(/\s+/g, ' ');
  return null;
}

function isModuleSpecifier({ parent }: ts.Node): boolean {
  return (
    (parent as ts.Node | undefined) !== undefined &&
    (ts.isImportDeclaration(parent) ||
      ts.isExportDeclaration(parent) ||
      (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword))
  );
}

function keysOf(node: ts.Expression | undefined): string[] {
  if (node === undefined || !ts.isObjectLiteralExpression(node)) return [];
  return node.properties.flatMap(({ name }) => (name === undefined ? [] : [name.getText().replace(/'/g, '')]));
}
