import type { CustomFieldValue } from '@intake-desk/grow-api/custom-field';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { recordsTexts } from '#src/texts/records/records.ts';
import { customFieldValue } from './custom-fields.ts';
import { otherFields } from './undocumented-fields.ts';
import { isHidden, whyAbsent } from './redaction.ts';

interface WithCustomFields {
  custom_field_values?: CustomFieldValue[] | null | undefined;
}

/** The firm's own fields of a record, for `ui/RecordFields`, and what to say when there is none. */
export function customFieldsOf(record: WithCustomFields, isWhole: boolean) {
  const values = record.custom_field_values ?? [];
  const fields = values.map((field) => ({
    key: String(field.id),
    label: field.field_name || recordsTexts.customField,
    value: customFieldValue(field),
  }));
  const why = isHidden(record, 'custom_field_values')
    ? whyAbsent(record, 'custom_field_values')
    : !isWhole
      ? recordsTexts.page.asking
      : record.custom_field_values
        ? recordsTexts.noCustomFields
        : recordsTexts.notGiven;
  return { fields, why };
}

/** Fields that Clio has added since, for `ui/RecordFields`. */
export function newFieldsOf(kind: RecordKind, record: object) {
  return otherFields(kind, record).map(({ name, label, words, absent }) => ({
    key: name,
    label,
    value: { words },
    absent,
  }));
}
