import type { RequestListener } from 'node:http';
import type { Registry } from 'prom-client';

/**
 * `GET /metrics` in Prometheus text format, on a separate port that only this machine reaches. Host names other than
 * loopback's are refused: a page in a local browser can rebind its own name to this port.
 * @param refresh updates gauges before they are read
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function serveMetrics(registry: Registry, refresh: () => Promise<void>): RequestListener {
  return (request, response) => {
    const host = /^(?:127\.0\.0\.1|localhost|\[::1\]):(\d+)$/.exec(request.headers.host ?? '');
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (Number(host?.[1]) !== request.socket.localPort) return void response.writeHead(421).end();
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    if (request.method !== 'GET') return void response.writeHead(405, { Allow: 'GET' }).end();
    refresh()
      .then(() => registry.metrics())
      .then((text) => response.setHeader('Content-Type', registry.contentType).end(text))
      .catch(() => response.writeHead(500).end());
  };
}
