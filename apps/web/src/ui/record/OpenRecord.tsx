import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { recordsTexts } from '#src/texts/records/records.ts';
import { Fields } from './Fields.tsx';
import { OpenInClio } from './OpenInClio.tsx';
import { RecordFields } from './RecordFields.tsx';
import { RecordPage, Section } from './RecordPage.tsx';

/** What a screen passes to an open contact or matter. */
export interface OpenRecordProps<Item> {
  id: string;
  backTo: { href: string; label: string; onClick: (event: MouseEvent) => void };
  /** Buttons in the top corner. */
  tools?: ReactNode;
  /** True when the record takes focus as it opens. */
  takesFocus: boolean;
  recordLink: (kind: 'lead' | 'contact' | 'matter', id: number, words: ReactNode) => ReactNode;
  failure: (error: unknown, retry: () => void) => ReactNode;
  loading: ReactNode;
  /** Buttons that other features contribute. */
  actions: ReactNode;
  /** The notes section, which is another feature. */
  notes: (record: Item) => ReactNode;
}

type Extra = ComponentProps<typeof RecordFields>['fields'];

interface OpenRecordPageProps extends Omit<ComponentProps<typeof RecordPage>, 'children'> {
  growHref: string | undefined;
  /** The firm's custom fields, and the reason if there are none. */
  own: { fields: Extra; why: string };
  /** Undocumented fields of Clio. */
  added: Extra;
  /** The source of the record. */
  basis: string;
  notes: ReactNode;
  fieldsTitle: string;
  fields: ComponentProps<typeof Fields>['rows'];
  copy: (text: string) => Promise<boolean>;
}

/** A contact or a matter: notes first, because they change most, then every field that Clio returns. */
export function OpenRecordPage(props: OpenRecordPageProps) {
  const { growHref, own, added, basis, notes, fieldsTitle, fields, copy, actions, ...page } = props;
  return (
    <RecordPage
      {...page}
      actions={
        <>
          {actions}
          <OpenInClio href={growHref} />
        </>
      }
    >
      {notes}
      <Section title={fieldsTitle} basis={basis}>
        <Fields rows={fields} />
      </Section>
      <Section title={recordsTexts.customFields} basis={basis}>
        {own.fields.length === 0 ? <p>{own.why}</p> : <RecordFields fields={own.fields} copy={copy} />}
      </Section>
      {added.length > 0 && (
        <Section title={recordsTexts.otherFields} basis={recordsTexts.otherFieldsBasis}>
          <RecordFields fields={added} copy={copy} />
        </Section>
      )}
    </RecordPage>
  );
}
