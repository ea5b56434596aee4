import type { CustomFieldValue } from '@intake-desk/grow-api/custom-field';
import { recordsTexts } from '#src/texts/records/records.ts';
import { emailLinks } from '#src/platform/contact-details/contact-links.ts';
import { formatAmount, formatPlain } from '#src/platform/format/format-number.ts';
import { formatCalendarDay } from '#src/platform/format/time.ts';

/** A custom field's value for a screen. */
export interface DisplayValue {
  text: string;
  /** Where it leads: an address on the web, or somebody to write to. */
  href?: string | undefined;
  /** Lines as they were typed. */
  isMultiline?: boolean;
  /** Said beside it. */
  about?: string | undefined;
}

/** A custom field's value by its type, in the locale; what Clio could not read is shown as it was typed, and said to be. */
export function customFieldValue(field: CustomFieldValue): DisplayValue {
  const { value, raw_value: raw, field_type: type, custom_field: definition } = field;
  const about = definition?.deleted === true ? recordsTexts.deletedField : undefined;
  if (value === null || value === undefined) {
    if (!raw) return { text: '', about };
    const why = type === 'picklist' ? recordsTexts.noLongerChoice : recordsTexts.asTyped;
    return { text: raw, about: isReadAs(type) ? why : about };
  }
  const words = typeof value === 'string' ? value : scalar(value, type);
  switch (type) {
    case 'checkbox':
      return { text: value === 'true' ? recordsTexts.yes : value === 'false' ? recordsTexts.no : words, about };
    case 'currency':
    case 'numeric':
      return { text: isDecimal(value) ? number(Number(value), type) : words, about };
    case 'date':
      return { text: formatCalendarDay(words), about };
    case 'email':
      return { text: words, href: emailLinks([words])[0]?.href, about };
    case 'url':
      return { text: words, href: webAddress(words), about };
    case 'picklist':
      return { text: field.picklist_option?.option ?? words, about };
    case 'text_area':
      return { text: words, isMultiline: true, about };
    case 'contact':
    case 'text_line':
    case null:
    case undefined:
    default:
      return { text: words, about };
  }
}

/** Types that are more than what was typed. */
function isReadAs(type: string | null | undefined): boolean {
  return ['checkbox', 'currency', 'date', 'numeric', 'picklist'].includes(type ?? '');
}

function scalar(value: number | boolean, type: string | null | undefined): string {
  if (typeof value === 'boolean') return value ? recordsTexts.yes : recordsTexts.no;
  return number(value, type);
}

/** No grouping but for amounts: a number may be a docket or a policy. Clio does not say in which currency a firm keeps its books. */
function number(value: number, type: string | null | undefined): string {
  return type === 'currency' ? formatAmount(value) : formatPlain(value);
}

/** As text only where nothing is lost on the way to a number and back. */
function isDecimal(value: string | number | boolean): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^-?\d{1,15}(\.\d{1,4})?$/.test(value));
}

/** What a stranger typed leads to the web or nowhere. */
function webAddress(text: string): string | undefined {
  const address = URL.parse(/^[\w.-]+\.[a-z]{2,}(\/|$)/i.test(text) ? `https://${text}` : text);
  return address?.protocol === 'https:' || address?.protocol === 'http:' ? address.href : undefined;
}
