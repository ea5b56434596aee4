import type { Contact } from '@intake-desk/grow-api/contact';
import { useMemo } from 'react';
import { formatPhone } from '#src/platform/contact-details/phone.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { useRecordTable, type RecordColumn, type RecordTableProps } from '#src/platform/list-view/record-table.ts';
import { shortTime } from '#src/platform/format/timestamps.ts';
import { formatDayOf } from '#src/platform/format/time.ts';
import { useGrowPages } from '#src/platform/lists/grow-pages.ts';
import type { ListedRecord } from '#src/platform/lists/mirror-patches.ts';
import { shortAbsenceReason } from '#src/platform/records/redaction.ts';
import { contactsTexts } from '#src/texts/records/contacts.ts';
import { RecordTable } from '#src/ui/list/RecordTable.tsx';
import { Row } from '#src/ui/list/Row.tsx';
import type { FoundParts } from '#src/ui/list/SearchResultRow.tsx';
import { contactKind, contactName } from './contact-labels.ts';
import { contactPages } from './contact-queries.ts';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';

/** All contacts of the firm: from the mirror, or page by page in Clio's order. */
export function ContactList(props: RecordTableProps) {
  const { mirror, search } = props;
  const now = useNow();
  const table = useRecordTable({
    ...props,
    kind: 'contact',
    list: 'contacts',
    title: contactsTexts.title,
    growPages: useGrowPages(contactPages(search), !mirror),
    growOrder: search ? contactsTexts.passedSearch(search) : contactsTexts.passed,
    canGrowSearch: true,
    table: CONTACT_COLUMNS,
    context: useMemo(() => ({ now }), [now]),
  });
  const noMatch = mirror ? contactsTexts.noMatch : undefined;
  return <RecordTable {...props} table={table} texts={{ ...contactsTexts, noMatch }} renderRow={renderContact} />;
}

/** One contact on two lines: name, status, and phone or email. @param found set for a search result */
function renderContact(contact: ListedRecord<Contact>, _: unknown, found?: FoundParts) {
  const phone = contact.phone_numbers?.[0];
  const way = phone ? formatPhone(phone) : contact.emails?.[0];
  const matters = contact.matters?.length ?? 0;
  const kind = contactKind(contact);
  return (
    <Row
      name={found?.name ?? contactName(contact)}
      side={
        contact.isGone ? contactsTexts.gone : matters === 0 ? '' : contactsTexts.matters(matters, formatNumber(matters))
      }
      kind={contact.status ?? shortAbsenceReason(contact, 'status', contactsTexts.noStatus)}
      detail={
        found?.detail ??
        (way === undefined ? (
          shortAbsenceReason(contact, 'phone_numbers', contactsTexts.noWay)
        ) : (
          <span translate="no">{way}</span>
        ))
      }
      mark={
        (kind !== 'Person' || found?.way) && (
          <>
            {found?.way}
            {kind !== 'Person' && <span>{kind}</span>}
          </>
        )
      }
    />
  );
}

const { file, columns, ...texts } = contactsTexts;
const [day, small] = ['calc(10 * var(--text-m))', 'calc(4.7 * var(--text-m))'];

/** Columns of contacts. Timestamps in the file are as Clio returns them. */
const CONTACT_COLUMNS: readonly RecordColumn<Contact, { now: number }>[] = [
  {
    id: 'id',
    label: columns.id,
    isFigure: true,
    text: ({ id }) => String(id),
    fileLabel: file.contact,
    fileValue: ({ id }) => id,
  },
  {
    id: 'name',
    label: columns.name,
    width: 1.4,
    text: contactName,
    fileLabel: file.name,
    fileValue: ({ name }) => name,
  },
  {
    id: 'kind',
    label: columns.kind,
    width: 'calc(5.9 * var(--text-m))',
    hiddenBelow: 1000,
    text: contactKind,
    fileLabel: file.type,
    fileValue: contactKind,
  },
  {
    id: 'status',
    label: columns.status,
    width: 0.8,
    text: ({ status }) => status,
    absent: ['status', texts.noStatus],
    fileValue: ({ status }) => status,
  },
  {
    id: 'phone',
    label: columns.phone,
    width: 'calc(10.2 * var(--text-m))',
    text: (contact) => contact.phone_numbers?.map(formatPhone).join(', '),
    cell: (contact) => contact.phone_numbers?.slice(0, 1).map(formatPhone).join(''),
    absent: ['phone_numbers', texts.noPhone],
    fileLabel: file.phones,
    fileValue: (contact) => contact.phone_numbers?.join('; '),
  },
  {
    id: 'email',
    label: columns.email,
    width: 1.5,
    text: ({ emails }) => emails?.join(', '),
    cell: ({ emails }) => emails?.[0],
    absent: ['emails', texts.noEmail],
    fileLabel: file.emails,
    fileValue: ({ emails }) => emails?.join('; '),
  },
  {
    id: 'matters',
    label: columns.matters,
    width: small,
    isFigure: true,
    text: ({ matters }) => matters && formatNumber(matters.length),
    absent: ['matters', ''],
    fileValue: ({ matters }) => matters?.map(({ id }) => id).join('; '),
  },
  {
    id: 'created',
    label: columns.created,
    width: day,
    hiddenBelow: 1000,
    isFigure: true,
    text: (contact) => formatDayOf(Date.parse(contact.created_at)),
    cell: (contact, { now }) => <Timestamp {...shortTime(contact.created_at, now, texts.createdAt)} />,
    fileValue: (contact) => contact.created_at,
  },
  {
    id: 'updated',
    label: columns.updated,
    width: day,
    isFigure: true,
    text: (contact) => formatDayOf(Date.parse(contact.updated_at)),
    cell: (contact, { now }) =>
      contact.isGone ? texts.gone : <Timestamp {...shortTime(contact.updated_at, now, texts.changedAt)} />,
    fileValue: (contact) => contact.updated_at,
  },
];
