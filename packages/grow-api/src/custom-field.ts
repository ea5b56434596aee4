import { z } from 'zod/mini';
import { contract } from './contract.ts';
import { dateTime, id, optionalNullable, openEnum, ulid } from './scalar.ts';

const fieldType = openEnum([
  'checkbox',
  'contact',
  'currency',
  'date',
  'email',
  'numeric',
  'picklist',
  'text_area',
  'text_line',
  'url',
]);

/** One choice of a picklist field. @see Grow OpenAPI (September 2026), schema `picklist_option` */
export const picklistOption = z
  .looseObject({
    global_id: optionalNullable(ulid),
    /** Id in Clio Manage, once synced there. */
    clio_id: optionalNullable(id),
    option: z.string(),
  })
  .register(contract, {
    id: 'picklist_option',
    required: ['global_id', 'clio_id', 'option'],
    additionalProperties: false,
  });

/** The definition behind a value. @see Grow OpenAPI (September 2026), schema `custom_field` */
export const customField = z
  .looseObject({
    id,
    global_id: ulid,
    clio_id: optionalNullable(id),
    name: optionalNullable(z.string()),
    field_type: optionalNullable(fieldType),
    parent_type: openEnum(['Contact', 'Matter']),
    /** Whether Grow shows the field on its own screens. */
    displayed: z.boolean(),
    deleted: z.boolean(),
    picklist_options: optionalNullable(z.array(picklistOption)),
    created_at: dateTime,
    updated_at: dateTime,
  })
  .register(contract, {
    id: 'custom_field',
    required: [
      'id',
      'global_id',
      'name',
      'field_type',
      'parent_type',
      'displayed',
      'deleted',
      'created_at',
      'updated_at',
    ],
    additionalProperties: false,
  });

/**
 * A custom field's value on one contact or matter. Present only with `include=custom_field_values` and the scope
 * `grow_custom_field_read`.
 * @see Grow OpenAPI (September 2026), schema `custom_field_value`
 */
export const customFieldValue = z
  .looseObject({
    id,
    global_id: ulid,
    /** Id in Clio Manage: text such as `text_line-4567`. */
    clio_id: optionalNullable(z.string()),
    field_name: optionalNullable(z.string()),
    field_type: optionalNullable(fieldType),
    /** Coerced by `field_type`; null when that fails. A contact field carries the contact's name. */
    value: optionalNullable(z.union([z.string(), z.number(), z.boolean()])),
    /** As typed in Grow, before coercion. */
    raw_value: optionalNullable(z.string()),
    custom_field: optionalNullable(customField),
    /** Only for picklists; null if no option matches. */
    picklist_option: optionalNullable(picklistOption),
    created_at: dateTime,
    updated_at: dateTime,
  })
  .register(contract, {
    id: 'custom_field_value',
    required: [
      'id',
      'global_id',
      'field_name',
      'field_type',
      'value',
      'raw_value',
      'custom_field',
      'created_at',
      'updated_at',
    ],
    additionalProperties: false,
  });
export type CustomField = z.infer<typeof customField>;
export type CustomFieldValue = z.infer<typeof customFieldValue>;
