import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runningServer } from './running-server.ts';
import type { FakeGrow } from './start-fake-grow.ts';
import type { Subject } from './subject.ts';

/**
 * Starts nginx with one worker and keep-alive connections: the cost of a proxy without any sign-in.
 * @returns null where it is not installed
 */
export async function startNginx(folder: string, grow: FakeGrow): Promise<Subject | null> {
  if (spawnSync('nginx', ['-v']).status !== 0) return null;
  const port = await freePort();
  const workDir = join(folder, 'nginx');
  mkdirSync(workDir);
  const file = join(workDir, 'nginx.conf');
  writeFileSync(file, configuration(workDir, port, grow.port));
  const server = await runningServer({
    name: 'nginx',
    command: ['sh', '-c', `echo "listening at ${port}"; exec nginx -e ${workDir}/errors -p ${workDir} -c ${file}`],
    core: 'measured',
    folder,
    ready: /listening at (\d+)/,
  });
  return { name: 'nginx, no session', server, port, path: '/contacts', cookies: [], stop: server.stop };
}

function configuration(workDir: string, port: number, upstream: number): string {
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${workDir}/${name};`)
    .join(' ');
  return `daemon off; master_process off; pid ${workDir}/pid;
events { worker_connections 1024; }
http {
  access_log off; ${paths}
  keepalive_requests 1000000000;
  proxy_buffers 16 8k;
  upstream grow { server 127.0.0.1:${upstream}; keepalive 256; keepalive_requests 1000000000; }
  server {
    listen 127.0.0.1:${port};
    location / { proxy_pass http://grow/grow/; proxy_http_version 1.1; proxy_set_header Connection ""; }
  }
}
`;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const holder = createServer().listen(0, '127.0.0.1', () => {
      const { port } = holder.address() as AddressInfo;
      holder.close(() => resolve(port));
    });
  });
}
