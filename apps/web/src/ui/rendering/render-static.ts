import type { ReactElement, ReactNode } from 'react';
import { Fragment } from 'react/jsx-runtime';

/** Attributes whose React name differs from the HTML name. */
const NAMES: Readonly<Record<string, string>> = { className: 'class', dateTime: 'datetime', tabIndex: 'tabindex' };

/**
 * Renders components without hooks and event handlers, and without React: for content that must be on the screen before
 * React has loaded.
 * @throws {TypeError} for other kinds of components
 */
export function renderStatic(node: ReactNode, into: Node): void {
  if (node === null || node === undefined || typeof node === 'boolean') return;
  if (typeof node === 'string' || typeof node === 'number') return void into.appendChild(new Text(String(node)));
  if (Array.isArray(node)) return void (node as ReactNode[]).forEach((part) => renderStatic(part, into));
  const { type, props } = node as ReactElement<Record<string, unknown>>;
  if (type === Fragment) return renderStatic(props['children'] as ReactNode, into);
  if (typeof type === 'function') return renderStatic((type as (given: object) => ReactNode)(props), into);
  if (typeof type !== 'string') throw new TypeError('Only plain components can be drawn without React.');
  const element = document.createElement(type);
  for (const [name, value] of Object.entries(props)) setAttribute(element, name, value);
  renderStatic(props['children'] as ReactNode, element);
  into.appendChild(element);
}

function setAttribute(element: HTMLElement, name: string, value: unknown): void {
  if (name === 'style') return void Object.assign(element.style, value);
  const isPrimitive = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (name === 'children' || !isPrimitive) return;
  const isAriaOrData = name.startsWith('aria-') || name.startsWith('data-');
  if (value === false && !isAriaOrData) return;
  element.setAttribute(NAMES[name] ?? name, value === true && !isAriaOrData ? '' : String(value));
}
