import type { Response } from 'express';
import type { Fault } from './faults.ts';

const DRIP_MS = 50;
const DRIP_BYTES = 64;
const FOREIGN = 'https://grow.example.net/api/v2';

/** Lets the request be served, including its writes, and corrupts the response. */
export function corruptResponse(fault: Fault, response: Response): void {
  const end = response.end.bind(response) as (body: Buffer) => Response;
  const corrupt = (chunk?: unknown): Response => {
    const body = Buffer.isBuffer(chunk) ? chunk : Buffer.from(typeof chunk === 'string' ? chunk : '');
    switch (fault.fault) {
      case 'reset_after_write':
        response.socket?.resetAndDestroy();
        return response;
      case 'drip':
        drip(response, end, body, fault);
        return response;
      case 'truncate':
        return finish(response, end, body.subarray(0, Math.floor(body.length / 2)));
      case 'garbage':
        return finish(response, end, Buffer.from('%PDF-1.7 \u0000\ufffd{"data":'));
      case 'content_type':
        response.setHeader('Content-Type', 'text/plain; charset=utf-8');
        return finish(response, end, body);
      case 'foreign_firm':
        return finish(response, end, Buffer.from(foreignFirm(body.toString())));
      case 'foreign_next':
      case 'clock_skew':
      case 'delay':
      case 'html':
      case 'reset_before':
      case 'status':
        return finish(response, end, Buffer.from(foreign(body.toString())));
    }
  };
  response.end = corrupt as Response['end'];
}

function finish(response: Response, end: (body: Buffer) => Response, body: Buffer): Response {
  if (response.hasHeader('Content-Length')) response.setHeader('Content-Length', body.length);
  return end(body);
}

/** Points the paging links to a host that clients must not follow. */
function foreign(body: string): string {
  return body.replaceAll(/"(next|previous)":"https?:\/\/[^/"]+(?:\/grow)?/g, `"$1":"${FOREIGN}`);
}

/** Responds as if the token belonged to a person of another firm. */
function foreignFirm(body: string): string {
  if (!body.startsWith('{"data":')) return body;
  const { data, ...rest } = JSON.parse(body) as { data: object };
  const account = { id: 9_999_999, firm_name: 'Another Firm LLP' };
  return JSON.stringify({ data: { ...data, id: 9_999_998, account }, ...rest });
}

function drip(response: Response, end: (body: Buffer) => Response, body: Buffer, fault: Fault): void {
  const size = fault.bytes ?? DRIP_BYTES;
  const step = (start: number): void => {
    if (response.destroyed) return;
    if (start + size >= body.length) {
      end(body.subarray(start));
      return;
    }
    response.write(body.subarray(start, start + size));
    setTimeout(step, fault.ms ?? DRIP_MS, start + size);
  };
  step(0);
}
