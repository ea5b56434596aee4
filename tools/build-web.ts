import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { ROOT } from './start-process.ts';

const WEB = join(ROOT, 'apps/web');
const STAMP = join(WEB, 'dist/.sources');

/**
 * Builds the web app, unless the existing build has the fingerprint of the current sources.
 * @returns true if it was built
 */
export async function buildWeb(): Promise<boolean> {
  const sources = await fingerprint();
  if (existsSync(STAMP) && (await readFile(STAMP, 'utf8')) === sources) return false;
  // The caller may run under another one, such as a test: a build is always for production.
  process.env['NODE_ENV'] = 'production';
  await build({ root: WEB, mode: 'production', logLevel: 'error' });
  await compress();
  await writeFile(STAMP, sources);
  return true;
}

/** Hashes everything the build reads: the web app, the packages, and the versions of their dependencies. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const patterns = [
    'apps/web/{src,page,public}/**/*',
    'apps/web/*.{html,ts,json}',
    'packages/*/src/*.ts',
    'package-lock.json',
  ];
  const files: string[] = [];
  for await (const file of glob(patterns, { cwd: ROOT, withFileTypes: true })) {
    if (file.isFile()) files.push(join(file.parentPath, file.name));
  }
  for (const file of files.sort())
    hash
      .update(file.slice(ROOT.length))
      .update('\0')
      .update(await readFile(file))
      .update('\0');
  return hash.digest('hex');
}

/** Compresses files once here, instead of at every request. */
async function compress(): Promise<void> {
  for await (const file of glob('dist/**/*.{js,css,svg,html}', { cwd: WEB })) {
    const path = join(WEB, file);
    const bytes = await readFile(path);
    await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    await writeFile(
      `${path}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    );
  }
}

if (import.meta.main) await buildWeb();
