import { leadSource } from '@intake-desk/desk-api/lead-source';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { listFilters } from '#src/platform/lists/list-filters.ts';
import { formatPhone } from '#src/platform/contact-details/phone.ts';
import type { CsvColumn } from '#src/platform/list-export/csv.ts';
import { exportListAsCsv } from '#src/platform/list-export/export-csv.ts';
import { usePrintList, type PrintColumn } from '#src/platform/list-export/print-list.ts';
import { formatDayOf, formatTime } from '#src/platform/format/time.ts';
import { leadPrintTexts as words } from '#src/texts/leads/lead-record.ts';
import { leadsTexts } from '#src/texts/leads/leads.ts';
import { PrintList } from '#src/ui/list/PrintList.tsx';
import { SaveListButton } from '#src/ui/list/SaveListButton.tsx';
import { leadName } from './lead-labels.ts';

/** CSV columns of a lead. Timestamps are as Clio returns them. */
const FILE_COLUMNS: readonly CsvColumn<InboxLead>[] = [
  { title: words.fileColumns.id, valueOf: ({ id }) => id },
  { title: words.fileColumns.firstName, valueOf: (lead) => lead.first_name },
  { title: words.fileColumns.lastName, valueOf: (lead) => lead.last_name },
  { title: words.fileColumns.phone, valueOf: (lead) => lead.phone_number },
  { title: words.fileColumns.email, valueOf: (lead) => lead.email },
  { title: words.fileColumns.state, valueOf: (lead) => lead.state },
  { title: words.fileColumns.source, valueOf: leadSource },
  { title: words.fileColumns.type, valueOf: (lead) => lead.matter_type?.name },
  { title: words.fileColumns.location, valueOf: (lead) => lead.matter_location?.name },
  { title: words.fileColumns.arrived, valueOf: (lead) => lead.created_at },
  { title: words.fileColumns.updated, valueOf: (lead) => lead.updated_at },
];

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

interface LeadExportsProps {
  title: string;
  state: 'untriaged' | 'ignored';
  /** Filters, sort and view, as in the URL. */
  query: string;
  /** False while a lead is open: printing then applies to the lead. */
  isOffered: boolean;
}

/** Prints every lead of the filtered list, or saves them as a file. */
export function LeadExports({ title, state, query, isOffered }: LeadExportsProps) {
  const filters = listFilters('lead', undefined, query);
  const printed = usePrintList({ list: state, title, query, filters, columns: SHEET, isOffered });
  return (
    <>
      <PrintList printed={printed} />
      <SaveListButton save={() => exportListAsCsv(leadsTexts.file, { list: state, query, columns: FILE_COLUMNS })} />
    </>
  );
}
