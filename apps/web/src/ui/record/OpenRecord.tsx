import type { MouseEvent, ReactNode } from 'react';
import { recordsTexts } from '#src/texts/records/records.ts';
import { ActionBar } from './ActionBar.tsx';
import { Details } from './Details.tsx';
import { OpenInClio } from './OpenInClio.tsx';
import { RecordFields } from './RecordFields.tsx';
import { Section } from './RecordPage.tsx';
import { RecordView, type RecordViewProps } from './RecordView.tsx';

/** What a screen passes to an open contact or matter. */
export interface OpenRecordProps<Item> extends Pick<RecordViewProps, 'onStep' | 'takesFocus'> {
  id: string;
  backTo: { href: string; label: string; onClick: (event: MouseEvent) => void };
  /** Buttons of the neighbouring records. */
  tools?: ReactNode;
  recordLink: (kind: 'lead' | 'contact' | 'matter', id: number, words: ReactNode) => ReactNode;
  failure: (error: unknown, retry: () => void) => ReactNode;
  loading: ReactNode;
  /** The next step: writing a note. */
  actions: ReactNode;
  /** Beside the name: who else is here. */
  present: ReactNode;
  /** The notes section, which is another feature. */
  notes: (record: Item) => ReactNode;
}

type Extra = Parameters<typeof RecordFields>[0]['fields'];

interface OpenRecordPageProps extends Omit<RecordViewProps, 'columns' | 'details' | 'notices'> {
  growHref: string | undefined;
  incomplete: string | undefined;
  /** A limit of Clio that a person would otherwise run into. */
  limit?: string | undefined;
  /** The firm's custom fields, and why they cannot be seen. */
  own: { fields: Extra; why: string | undefined };
  /** Undocumented fields of Clio. */
  added: Extra;
  notes: ReactNode;
  /** Related people and records. */
  related: ReactNode;
  /** One line of the closed details. */
  summary: string;
  fields: Parameters<typeof Details>[0]['rows'];
  copy: (text: string) => Promise<boolean>;
  format: (count: number) => string;
}

/** A contact or a matter: notes first, because they change most, then every field that Clio returns. */
export function OpenRecordPage(props: OpenRecordPageProps) {
  const { growHref, own, added, notes, related, summary, fields, copy, actions, incomplete, limit, format, ...page } =
    props;
  return (
    <RecordView
      {...page}
      notices={[incomplete, limit]}
      actions={<ActionBar label={recordsTexts.page.step} main={actions} others={<OpenInClio href={growHref} />} />}
      columns={[
        notes,
        <aside key="related" aria-label={recordsTexts.page.related}>
          {related}
        </aside>,
      ]}
      details={
        <Details key={page.id} summary={summary} rows={fields} format={format}>
          {(own.fields.length > 0 || own.why !== undefined) && (
            <Section title={recordsTexts.customFields}>
              {own.fields.length === 0 ? <p>{own.why}</p> : <RecordFields fields={own.fields} copy={copy} />}
            </Section>
          )}
          {added.length > 0 && (
            <Section title={recordsTexts.otherFields} info={recordsTexts.otherFieldsBasis}>
              <RecordFields fields={added} copy={copy} />
            </Section>
          )}
        </Details>
      }
    />
  );
}
