import { RECORD_KINDS, type RecordKind } from '@intake-desk/desk-api/record-kind';

/** Where Grow's own page of a record is: an address with `{id}` for its number. */
export type RecordPageUrls = Partial<Record<RecordKind, string>>;

const PLACE = '{id}';
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Reads `matter=https://…/{id},contact=…,lead=…`; one address alone is that of matters, the only one of which there is a public trace.
 * @returns null when it makes no sense: not https (http for this machine only), no or two places for the number, one in the host
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
