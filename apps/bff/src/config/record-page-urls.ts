import { RECORD_KINDS, type RecordKind } from '@intake-desk/desk-api/record-kind';

/** URL templates of Grow's own record pages, with `{id}` for the record id. */
export type RecordPageUrls = Partial<Record<RecordKind, string>>;

const PLACE = '{id}';
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Parses `matter=https://…/{id},contact=…,lead=…`. A single URL is that of matters, the only record page with a
 * publicly known address.
 * @returns null if invalid: not https (http on loopback only), not exactly one `{id}`, or `{id}` in the host
 */
export function parseRecordPageUrls(text: string): RecordPageUrls | null {
  const templates: RecordPageUrls = {};
  const parts = /^\w+=/.test(text) ? text.split(/,\s*(?=\w+=)/) : [`matter=${text}`];
  for (const part of parts) {
    const [, kind = '', template = ''] = /^(\w+)=(.*)$/s.exec(part.trim()) ?? [];
    const known = RECORD_KINDS.find((one) => one === kind);
    if (known === undefined || templates[known] !== undefined || !isTemplate(template)) return null;
    templates[known] = template;
  }
  return templates;
}

function isTemplate(template: string): boolean {
  if (/[\s,<>"\\]/.test(template) || template.split(PLACE).length !== 2) return false;
  const [one, other] = ['1', '2'].map((id) => URL.parse(template.replace(PLACE, id)));
  if (!one || !other || one.username !== '' || one.password !== '') return false;
  if (one.origin !== other.origin || one.href === other.href) return false;
  return one.protocol === 'https:' || (one.protocol === 'http:' && LOOPBACK.test(one.hostname));
}
