import type { FirmRecords } from './firm-records.ts';

const digits = (phone: string) => phone.replace(/\D/g, '').slice(-10);

/** Properties that are difficult for a screen, by name, each with the number of a firm's records that have it. */
export function difficultRecords({ untriaged, ignored, contacts, matters }: FirmRecords): Record<string, number> {
  const leads = [...untriaged, ...ignored];
  const names = contacts.map(({ name }) => name);
  const people = contacts.filter(({ type }) => type === 'Person');
  const phones = contacts.flatMap(({ phone_numbers: list }) => [...new Set((list ?? []).map(digits))]);
  const known = new Set(phones);
  const called = leads.flatMap(({ phone_number: phone }) => (phone ? [digits(phone)] : []));
  const none = (list: unknown[] | null | undefined) => list?.length === 0;
  return {
    'name with accents': count(names, (name) => /[À-ž]/.test(name)),
    'name with an apostrophe': count(names, (name) => name.includes("'")),
    'name of one word': count(people, ({ name, last_name: last }) => !name.includes(' ') && last === null),
    'name of 200 characters': count(names, (name) => [...name].length >= 200),
    'two people of one name': names.length - new Set(names).size,
    'a company': count(contacts, ({ type }) => type === 'Company'),
    'contact without email': count(contacts, ({ emails }) => none(emails)),
    'contact without phone': count(contacts, ({ phone_numbers: list }) => none(list)),
    'contact without either': count(contacts, ({ emails, phone_numbers: list }) => none(emails) && none(list)),
    'contact without address': count(contacts, ({ addresses }) => none(addresses)),
    'contact without status': count(contacts, ({ status }) => status === null),
    'contact with a status of the firm’s own': count(contacts, ({ status }) => status === 'Former client'),
    'contact with custom fields': count(contacts, ({ custom_field_values: list }) => (list ?? []).length > 0),
    'a shared phone number': phones.length - known.size,
    'contact without matters': count(contacts, ({ matters: list }) => none(list)),
    'contact with several matters': count(contacts, ({ matters: list }) => (list?.length ?? 0) > 2),
    'lead without first name': count(leads, ({ first_name: first }) => first === null),
    'lead without last name': count(leads, ({ last_name: last }) => last === null),
    'lead with an unknown name': count(leads, ({ first_name: first }) => first === 'Unknown'),
    'lead with an empty first name': count(leads, ({ first_name: first }) => first === ''),
    'lead with email only': count(leads, ({ phone_number: phone, email }) => phone === null && email !== null),
    'lead without email': count(leads, ({ email }) => email === null),
    'lead without either': count(leads, ({ phone_number: phone, email }) => phone === null && email === null),
    'lead without source': count(leads, ({ marketing_source: source }) => source === null),
    'lead who called before': called.length - new Set(called).size,
    'lead who is a contact already': count(called, (phone) => known.has(phone)),
    'locked matter': count(matters, ({ is_locked: locked }) => locked === true),
    'matter without description': count(matters, ({ description }) => description === null),
    'matter without status': count(matters, ({ status }) => status === null),
    'matter without type': count(matters, ({ type }) => type === null),
    'matter without location': count(matters, ({ location }) => location === null),
    'matter without client': count(matters, ({ client }) => client === null),
    'matter without assignee': count(matters, ({ matter_assignee_ids: ids }) => none(ids)),
    'matter with a status of the firm’s own': count(matters, ({ status }) => status === 'Conflict check'),
    'redacted value of a custom field': count(matters, ({ custom_field_values: list }) =>
      (list ?? []).some(({ value, raw_value: raw }) => value === null && raw !== null),
    ),
  };
}

function count<Item>(items: readonly Item[], fits: (item: Item) => boolean): number {
  return items.filter(fits).length;
}
