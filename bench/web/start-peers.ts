import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../../tools/start-process.ts';
import type { Desk } from './start-desk.ts';

/** Comparable pages on other stacks for the same list, over the same rows and with the same delay. */
export interface Peers {
  url(name: PeerName): string;
  /** Gzip size of the page's scripts, in bytes. */
  weight(name: PeerName): number;
  setDelay(milliseconds: number): void;
  close(): void;
}

export type PeerName = 'floor' | 'tanstack' | 'ag-grid' | 'react-admin';

const FOLDER = join(ROOT, 'bench/peers');
const DIST = join(FOLDER, 'dist');
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
/** Rows of a page, as in Intake Desk. */
const PAGE = 50;

export async function startPeers(desk: Desk): Promise<Peers> {
  build();
  const leads = await allLeads(desk);
  let delay = 0;
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://peers');
    if (pathname !== '/api/leads') return sendFile(response, pathname);
    const from = Number(searchParams.get('cursor') ?? searchParams.get('from') ?? 0);
    const to = Math.min(leads.length, from + Number(searchParams.get('limit') ?? PAGE));
    const page = { data: leads.slice(from, to), total: leads.length, next: to < leads.length ? to : null };
    void after(delay).then(() => {
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(page));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: (name) => `http://127.0.0.1:${port}/${name}.html`,
    weight: weightOf,
    setDelay: (milliseconds) => {
      delay = milliseconds;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Installs and builds them on first use: they are not part of the product. */
function build(): void {
  if (!existsSync(join(FOLDER, 'node_modules/vite'))) run(['ci', '--prefix', FOLDER], 'installed');
  const page = join(DIST, 'floor.html');
  if (!existsSync(page) || statSync(page).mtimeMs < lastChange())
    run(['run', '--silent', 'build', '--prefix', FOLDER], 'built');
}

function lastChange(): number {
  const files = readdirSync(join(FOLDER, 'pages'), { recursive: true, encoding: 'utf8' });
  return Math.max(...files.map((file) => statSync(join(FOLDER, 'pages', file)).mtimeMs));
}

function run(npm: string[], what: string): void {
  const { status, stderr } = spawnSync('npm', npm, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The peers could not be ${what}: ${stderr}`);
}

async function allLeads(desk: Desk): Promise<unknown[]> {
  const leads: unknown[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { data, meta } = await desk.leads(`limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`);
    leads.push(...data);
    cursor = meta.next;
  }
  return leads;
}

function sendFile(response: ServerResponse, pathname: string): void {
  const file = join(DIST, pathname);
  if (!file.startsWith(DIST) || !existsSync(file)) return void response.writeHead(404).end();
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  response.end(readFileSync(file));
}

interface Chunk {
  file: string;
  imports?: string[];
}

function weightOf(name: PeerName): number {
  const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const files = new Set<string>();
  const collect = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined || files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(collect);
  };
  collect(`${name}.html`);
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length, 0);
}
