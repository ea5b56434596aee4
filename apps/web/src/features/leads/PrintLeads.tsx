import { leadSource } from '@intake-desk/desk-api/lead-source';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { listFilters } from '#src/platform/lists/list-filters.ts';
import { formatPhone } from '#src/platform/contact-details/phone.ts';
import { usePrintList, type PrintColumn } from '#src/platform/list-export/print-list.ts';
import { formatDayOf, formatTime } from '#src/platform/format/time.ts';
import { leadPrintTexts as words } from '#src/texts/leads/lead-record.ts';
import { PrintList } from '#src/ui/list/PrintList.tsx';
import { leadName } from './lead-labels.ts';

/** Print columns of a lead. */
const SHEET: readonly PrintColumn<InboxLead>[] = [
  { label: words.id, isFigure: true, valueOf: ({ id }) => String(id) },
  { label: words.name, valueOf: leadName },
  { label: words.phone, valueOf: ({ phone_number: phone }) => (phone ? formatPhone(phone) : '') },
  { label: words.email, valueOf: ({ email }) => email ?? '' },
  { label: words.source, valueOf: (lead) => leadSource(lead) ?? '' },
  { label: words.type, valueOf: (lead) => lead.matter_type?.name ?? '' },
  { label: words.location, valueOf: (lead) => lead.matter_location?.name ?? '' },
  {
    label: words.arrived,
    isFigure: true,
    valueOf: (lead) => {
      const arrived = Date.parse(lead.created_at);
      return `${formatDayOf(arrived)}, ${formatTime(arrived)}`;
    },
  },
];

interface PrintLeadsProps {
  title: string;
  state: 'untriaged' | 'ignored';
  /** Filters, sort and view, as in the URL. */
  query: string;
  /** False while a lead is open: printing then applies to the lead. */
  isOffered: boolean;
}

/** Prints every lead of the filtered list. */
export function PrintLeads({ title, state, query, isOffered }: PrintLeadsProps) {
  const filters = listFilters('lead', undefined, query);
  return <PrintList printed={usePrintList({ list: state, title, query, filters, columns: SHEET, isOffered })} />;
}
