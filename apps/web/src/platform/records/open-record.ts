import type { CustomFieldValue } from '@intake-desk/grow-api/custom-field';
import type { UseQueryOptions } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { emailLinks, phoneLinks } from '#src/platform/contact-details/contact-links.ts';
import { unreadableFields } from '@intake-desk/desk-api/unreadable-fields';
import { useDocumentTitle } from '#src/platform/navigation/document-title.ts';
import { useGrowLink } from '#src/platform/navigation/open-in-grow.ts';
import { useCopyCommands } from './copy-commands.ts';
import { absenceReason, isRedacted, incompleteNote } from './redaction.ts';
import { useRecord, type Stamp } from './use-record.ts';
import { formatTime, formatTimeWithSeconds } from '#src/platform/format/time.ts';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { recordsTexts } from '#src/texts/records/records.ts';
import { customFieldValue } from './custom-fields.ts';
import { undocumentedFields } from './undocumented-fields.ts';

interface OpenRecordOptions<Item> {
  kind: 'contact' | 'matter';
  id: string;
  query: UseQueryOptions<Item, Error, Item, string[]>;
  /** The document title. @param record undefined while it is being fetched */
  titleOf: (record: Item | undefined) => string;
  waysOf: (record: Item) => { phones: Parameters<typeof phoneLinks>[0]; emails: Parameters<typeof emailLinks>[0] };
}

/** Returns everything that `ui/record/OpenRecord` needs of a contact or a matter, and registers its commands. */
export function useOpenRecord<
  Item extends { id: number; custom_field_values?: CustomFieldValue[] | null | undefined },
>({ kind, id, query, titleOf, waysOf }: OpenRecordOptions<Item>) {
  const { record, isWhole, trouble, stamp, error, retry } = useRecord<Item>(`${kind}s`, id, query);
  useDocumentTitle(titleOf(record));
  const growHref = useGrowLink(kind, id);
  const ways = record && waysOf(record);
  const copy = useCopyCommands(phoneLinks(ways?.phones), emailLinks(ways?.emails), { id });
  return {
    record,
    error,
    retry,
    page: {
      ...copy,
      stamp: formatStamp(stamp, recordsTexts.stamp.info),
      incomplete: record && incompleteNote(record),
      error: trouble,
      growHref,
      own: customFieldsOf(record ?? {}, isWhole),
      added: record === undefined ? [] : undocumentedFieldsOf(kind, record),
    },
  };
}

/**
 * Formats up to when a record is current, for its head.
 * @param info builds the text behind the icon from the time in full
 */
export function formatStamp({ at, hasStopped }: Stamp, info: (time: string) => string) {
  const isKnown = at > 0;
  return {
    time: isKnown ? formatTime(at) : '',
    hasStopped,
    info: info(isKnown ? formatTimeWithSeconds(at) : recordsTexts.none),
  };
}

/** A row of a table of fields: its label, its name in Grow, its value, and the text where it is empty in Clio. */
export type FieldRow = readonly [label: string, field: string | null, value: ReactNode, none?: string];

/** Fields in Grow of what people are called and where they live: the browser does not translate them. */
const AS_WRITTEN: ReadonlySet<string | null> = new Set(['name', 'first_name', 'last_name', 'addresses']);

/** Returns fields for `ui/record/Fields`, each with the reason where its value is absent. */
export function recordFields(record: object, rows: readonly FieldRow[]) {
  return rows.map(([label, field, value, none]) => ({
    label,
    value,
    asWritten: AS_WRITTEN.has(field),
    absent: field === null ? none : absenceReason(record, field, none),
    // A person may want to have a permission changed, or a value corrected: the others are only counted.
    isNotable: field !== null && (isRedacted(record, field) || unreadableFields(record).includes(field)),
  }));
}

interface WithCustomFields {
  custom_field_values?: CustomFieldValue[] | null | undefined;
}

/** Returns a record's custom fields, for `ui/record/RecordFields`, and the reason if they cannot be seen. */
function customFieldsOf(record: WithCustomFields, isWhole: boolean) {
  const values = record.custom_field_values ?? [];
  const fields = values.map((field) => ({
    key: String(field.id),
    label: field.field_name || recordsTexts.customField,
    value: customFieldValue(field),
  }));
  const why = isRedacted(record, 'custom_field_values')
    ? absenceReason(record, 'custom_field_values')
    : isWhole
      ? undefined
      : recordsTexts.page.asking;
  return { fields, why };
}

/** Returns a record's undocumented fields, for `ui/record/RecordFields`. */
function undocumentedFieldsOf(kind: RecordKind, record: object) {
  return undocumentedFields(kind, record).map(({ name, label, text, absent }) => ({
    key: name,
    label,
    value: { text },
    absent,
  }));
}
