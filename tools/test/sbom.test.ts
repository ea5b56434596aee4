import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../start-process.ts';

interface Bom {
  bomFormat: string;
  specVersion: string;
  serialNumber: string;
  metadata: { component: { 'bom-ref': string } };
  components: { 'bom-ref': string; type: string; name: string; version: string; purl: string }[];
  dependencies: { ref: string; dependsOn: string[] }[];
}
interface Lock {
  packages: Record<string, { version?: string; dev?: boolean; link?: boolean }>;
}

/** Returns `name@version` of every package that is installed for development only. */
function developmentOnly(): string[] {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
  const named = Object.entries(packages).flatMap(([path, { version, dev }]) => {
    const name = path.split('node_modules/').at(-1);
    return version === undefined || name === undefined ? [] : [{ id: `${name}@${version}`, isDev: dev === true }];
  });
  const used = new Set(named.filter(({ isDev }) => !isDev).map(({ id }) => id));
  return named.filter(({ id, isDev }) => isDev && !used.has(id)).map(({ id }) => id);
}

it('npm run sbom writes a CycloneDX document that names the production packages, their dependencies, and no development tool', () => {
  const bom = JSON.parse(execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: ROOT, encoding: 'utf8' })) as Bom;
  expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: expect.stringMatching(/^1\.[5-9]$/) as string });
  expect(bom.serialNumber).toMatch(/^urn:uuid:[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  for (const { name, version, purl, type } of bom.components) {
    expect([name, version, purl, type]).toEqual([
      expect.stringMatching(/./),
      expect.stringMatching(/^\d+\.\d+\.\d+/),
      expect.stringMatching(/^pkg:npm\/.+@/),
      'library',
    ]);
  }
  const refs = new Set([...bom.components, bom.metadata.component].map((component) => component['bom-ref']));
  const loose = bom.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]).filter((ref) => !refs.has(ref));
  expect(loose).toEqual([]);

  const names = new Set(bom.components.map(({ name }) => name));
  for (const name of ['express', 'simple-oauth2', 'undici', 'kysely', 'react']) expect(names).toContain(name);
  const tools = developmentOnly();
  expect(tools.length).toBeGreaterThan(100);
  expect(tools.filter((id) => refs.has(id))).toEqual([]);
});
