import ts from 'typescript';
import { parse, readSources } from './read-sources.ts';

/**
 * What a commit may change. `moves`: only files and module specifiers (a statement may change its file and lose
 * `export`); `names`: also identifiers and test titles; `comments`: only comments and test titles.
 */
export type Allowed = 'moves' | 'names' | 'comments';

const CODE = /^(apps|packages|e2e|bench|tools)\/.*\.(tsx?|js|cjs|css)$/;

/**
 * Compares all statements of two commits without their comments and formatting.
 * @param after null: the working tree
 * @returns a line for each statement that only one of the two has, with its file
 */
export function compareTrees(before: string, after: string | null, allowed: Allowed): string[] {
  const left = statementsOf(before, allowed);
  const right = statementsOf(after, allowed);
  return [...onlyIn(left, right, '-'), ...onlyIn(right, left, '+')];
}

function statementsOf(commit: string | null, allowed: Allowed): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (key: string, where: string) => found.set(key, [...(found.get(key) ?? []), where]);
  for (const source of readSources(commit, CODE)) {
    const home = allowed === 'comments' ? `${source.path}: ` : '';
    if (source.path.endsWith('.css')) {
      for (const rule of source.text.replace(/\/\*[\s\S]*?\*\//g, '').split(/(?<=\})\s*\n(?=\S)/)) {
        if (rule.trim() !== '') add(home + rule.replace(/\s+/g, ' ').trim(), source.path);
      }
      continue;
    }
    for (const statement of parse(source).statements) {
      if (allowed !== 'comments' && ts.isImportDeclaration(statement)) continue;
      add(home + print(statement, allowed), `${source.path}: ${statement.getText().split('\n', 1)[0] ?? ''}`);
    }
  }
  return found;
}

/** Returns the tree of a statement as text: kinds of nodes, and the texts of leaf nodes. */
function print(node: ts.Node, allowed: Allowed): string {
  if (allowed !== 'comments' && node.kind === ts.SyntaxKind.ExportKeyword) return '';
  if (allowed === 'names') {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) return '_';
    // A renamed name turns the short form `{ name }` into `{ name: other }`.
    if (ts.isShorthandPropertyAssignment(node)) return '(_: _)';
    if (ts.isBindingElement(node) && node.propertyName !== undefined && ts.isIdentifier(node.name)) {
      return `(_${node.initializer === undefined ? '' : print(node.initializer, allowed)})`;
    }
    if (ts.isBindingElement(node) && ts.isIdentifier(node.name)) {
      return `(${node.dotDotDotToken === undefined ? '' : '...'}_${node.initializer === undefined ? '' : print(node.initializer, allowed)})`;
    }
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && ts.isIdentifier(node.initializer))
      return '(_: _)';
  }
  if (allowed !== 'comments' && ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return '(import)';
  }
  if (allowed !== 'comments' && ts.isImportTypeNode(node)) return `(import ${node.qualifier?.getText() ?? ''})`;
  if (ts.isJsxText(node)) return node.text.trim().replace(/\s+/g, ' ');
  if (allowed !== 'moves' && isTestTitle(node)) return '(title)';
  const parts: string[] = [];
  ts.forEachChild(node, (child) => {
    parts.push(print(child, allowed));
  });
  if (parts.length > 0) return `(${node.kind} ${operatorOf(node)}${parts.join(' ')})`;
  return `${node.kind}:${leafText(node)}`;
}

function isTestTitle(node: ts.Node): boolean {
  return (
    ts.isStringLiteralLike(node) &&
    ts.isCallExpression(node.parent) &&
    node.parent.arguments[0] === node &&
    /^(it|test|describe)\b/.test(node.parent.expression.getText())
  );
}

function leafText(node: ts.Node): string {
  if (ts.isStringLiteralLike(node)) return JSON.stringify(node.text);
  // An empty block or expression has only its brackets, and perhaps a comment.
  return node.getChildCount() === 0 ? node.getText() : '';
}

/** Operators are not children of their expression. */
function operatorOf(node: ts.Node): string {
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return `${node.operator} `;
  if (ts.isVariableDeclarationList(node)) return `${node.flags & ts.NodeFlags.BlockScoped} `;
  if (ts.isTypeOperatorNode(node)) return `${node.operator} `;
  return '';
}

function onlyIn(own: Map<string, string[]>, other: Map<string, string[]>, sign: string): string[] {
  return [...own].flatMap(([key, lines]) => lines.slice(other.get(key)?.length ?? 0).map((line) => `${sign} ${line}`));
}
