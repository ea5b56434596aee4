import type { CustomFieldValue } from '@intake-desk/grow-api/custom-field';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { recordsTexts } from '#src/texts/records/records.ts';
import { customFieldValue } from './custom-fields.ts';
import { undocumentedFields } from './undocumented-fields.ts';
import { isRedacted, absenceReason } from './redaction.ts';

interface WithCustomFields {
  custom_field_values?: CustomFieldValue[] | null | undefined;
}

/** Returns a record's custom fields, for `ui/record/RecordFields`, and the reason if there are none. */
export function customFieldsOf(record: WithCustomFields, isWhole: boolean) {
  const values = record.custom_field_values ?? [];
  const fields = values.map((field) => ({
    key: String(field.id),
    label: field.field_name || recordsTexts.customField,
    value: customFieldValue(field),
  }));
  const why = isRedacted(record, 'custom_field_values')
    ? absenceReason(record, 'custom_field_values')
    : !isWhole
      ? recordsTexts.page.asking
      : record.custom_field_values
        ? recordsTexts.noCustomFields
        : recordsTexts.notGiven;
  return { fields, why };
}

/** Returns a record's undocumented fields, for `ui/record/RecordFields`. */
export function undocumentedFieldsOf(kind: RecordKind, record: object) {
  return undocumentedFields(kind, record).map(({ name, label, text, absent }) => ({
    key: name,
    label,
    value: { text },
    absent,
  }));
}
