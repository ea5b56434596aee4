import { UNREADABLE_FIELDS } from '@intake-desk/desk-api/unreadable-fields';
import { z } from 'zod/mini';

type Shape = Readonly<Record<string, z.ZodMiniType>>;

const text = z.nullish(z.string());
const texts = z.nullish(z.array(z.string()));
const instant = z.string().check(z.refine((value) => !Number.isNaN(Date.parse(value))));
const named = z.nullish(z.looseObject({ name: z.string() }));
const address = z.looseObject({ street: text, city: text, province: text, postal_code: text, country: text });
const client = z.nullish(
  z.looseObject({
    id: z.optional(z.int()),
    full_name: text,
    phone_number: text,
    primary_email: text,
    address: z.nullish(address),
  }),
);
const base = { created_at: instant, updated_at: instant };
const item = { name: text };

/** The fields of each kind of record that are read here, with their types. Any other field may have any value. */
const SHAPES = {
  lead: {
    ...base,
    first_name: text,
    last_name: text,
    email: text,
    phone_number: text,
    state: z.string(),
    marketing_source: named,
    matter_type: named,
    matter_location: named,
  },
  contact: {
    ...base,
    name: z.string(),
    first_name: text,
    last_name: text,
    type: z.string(),
    status: text,
    emails: texts,
    phone_numbers: texts,
    matters: z.nullish(z.array(z.looseObject({ id: z.int() }))),
    addresses: z.nullish(z.array(address)),
  },
  matter: {
    ...base,
    description: text,
    location: text,
    type: text,
    status: text,
    status_category: text,
    hired_date: text,
    inbox_lead_id: z.nullish(z.int()),
    client,
    primary_contact: client,
    matter_assignee_ids: z.nullish(z.array(z.int())),
  },
  users: { first_name: text, last_name: text, email: text },
  sources: item,
  matter_types: item,
  locations: item,
} satisfies Record<string, Shape>;
export type RecordShape = keyof typeof SHAPES;

/** A field may be missing: what reads it expects that. */
const WHOLE = Object.fromEntries(
  Object.entries(SHAPES).map(([name, shape]) => [name, z.extend(z.partial(z.looseObject(shape)), { id: z.int() })]),
);
/** For a record without a readable time. */
const NO_INSTANT = '1970-01-01T00:00:00Z';

interface Identified {
  id: number;
  [field: string]: unknown;
}

/**
 * Makes a record readable in which Grow sent values of an unexpected type: they are converted to text or left out, and
 * the record names their fields. One such record must not stop its list.
 * @param raw one record of a response
 * @returns the same object if nothing is unexpected; null if it has no id that a number can hold
 */
export function repairRecord(kind: RecordShape, raw: unknown): Identified | null {
  if (WHOLE[kind]?.safeParse(raw).success === true) return raw as Identified;
  if (!isObject(raw) || !Number.isSafeInteger(raw['id'])) return null;
  const shape: Shape = SHAPES[kind];
  const odd = Object.keys(shape).filter(
    (field) => raw[field] !== undefined && shape[field]?.safeParse(raw[field]).success === false,
  );
  const repaired = odd.map((field) => [field, repairedValue(shape[field], raw[field], raw)] as const);
  return { ...raw, id: Number(raw['id']), ...Object.fromEntries(repaired), [UNREADABLE_FIELDS]: odd };
}

/** Returns the first value that fits: as much as possible of the given one, or an empty one. */
function repairedValue(schema: z.ZodMiniType | undefined, value: unknown, raw: Record<string, unknown>): unknown {
  const scalar = typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : [];
  const others = [...pruned(schema, value), null, '', raw['updated_at'], raw['created_at'], NO_INSTANT];
  return [...scalar, ...others].find((one) => schema?.safeParse(one).success === true);
}

/** Returns a list or an object without its unexpected parts; nothing for any other value. */
function pruned(schema: z.ZodMiniType | undefined, value: unknown): unknown[] {
  const read = schema?.safeParse(value);
  const bad = new Set(read?.error?.issues.map(({ path: [first] }) => String(first)));
  if (Array.isArray(value)) return [value.filter((_item, at) => !bad.has(String(at)))];
  if (!isObject(value)) return [];
  return [Object.fromEntries(Object.entries(value).filter(([name]) => !bad.has(name)))];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
