import type { CustomFieldValue } from '@intake-desk/grow-api/custom-field';
import { recordsTexts } from '#src/texts/records/records.ts';
import { emailLinks } from '#src/platform/contact-details/contact-links.ts';
import { formatAmount, formatPlain } from '#src/platform/format/format-number.ts';
import { formatCalendarDay } from '#src/platform/format/time.ts';

/** A custom field's value, formatted for a screen. */
export interface DisplayValue {
  text: string;
  /** Target of a link: a web address or an email address. */
  href?: string | undefined;
  /** True if line breaks are preserved. */
  isMultiline?: boolean;
  /** A remark, shown beside the value. */
  about?: string | undefined;
}

/**
 * Formats a custom field's value by its type and the locale. A value that Clio could not parse is shown as typed, with
 * a remark.
 */
export function customFieldValue(field: CustomFieldValue): DisplayValue {
  const { value, raw_value: raw, field_type: type, custom_field: definition } = field;
  const about = definition?.deleted === true ? recordsTexts.deletedField : undefined;
  if (value === null || value === undefined) {
    if (!raw) return { text: '', about };
    const remark = type === 'picklist' ? recordsTexts.noLongerChoice : recordsTexts.asTyped;
    return { text: raw, about: isReadAs(type) ? remark : about };
  }
  const text = typeof value === 'string' ? value : scalar(value, type);
  switch (type) {
    case 'checkbox':
      return { text: value === 'true' ? recordsTexts.yes : value === 'false' ? recordsTexts.no : text, about };
    case 'currency':
    case 'numeric':
      return { text: isDecimal(value) ? number(Number(value), type) : text, about };
    case 'date':
      return { text: formatCalendarDay(text), about };
    case 'email':
      return { text, href: emailLinks([text])[0]?.href, about };
    case 'url':
      return { text, href: webAddress(text), about };
    case 'picklist':
      return { text: field.picklist_option?.option ?? text, about };
    case 'text_area':
      return { text, isMultiline: true, about };
    case 'contact':
    case 'text_line':
    case null:
    case undefined:
    default:
      return { text, about };
  }
}

/** Returns true for types that Clio parses from the typed text. */
function isReadAs(type: string | null | undefined): boolean {
  return ['checkbox', 'currency', 'date', 'numeric', 'picklist'].includes(type ?? '');
}

function scalar(value: number | boolean, type: string | null | undefined): string {
  if (typeof value === 'boolean') return value ? recordsTexts.yes : recordsTexts.no;
  return number(value, type);
}

/**
 * Groups digits only in amounts: another number may be a docket or a policy. Clio does not report a firm's currency.
 */
function number(value: number, type: string | null | undefined): string {
  return type === 'currency' ? formatAmount(value) : formatPlain(value);
}

/** Returns true if converting text to a number and back loses nothing. */
function isDecimal(value: string | number | boolean): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^-?\d{1,15}(\.\d{1,4})?$/.test(value));
}

/** Returns a link only for web addresses, because the text may come from a stranger. */
function webAddress(text: string): string | undefined {
  const address = URL.parse(/^[\w.-]+\.[a-z]{2,}(\/|$)/i.test(text) ? `https://${text}` : text);
  return address?.protocol === 'https:' || address?.protocol === 'http:' ? address.href : undefined;
}
