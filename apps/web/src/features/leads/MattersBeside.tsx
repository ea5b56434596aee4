import { useQuery } from '@tanstack/react-query';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { ReactNode } from 'react';
import { leadRecordTexts } from '#src/texts/lead-record.ts';
import { mattersOfContact } from './known-people.ts';
import styles from './WhoIsThis.module.css';

const { who: texts, thread } = leadRecordTexts;

interface MattersBesideProps {
  contact: number;
  recordLink: (kind: RecordKind, id: number, words: ReactNode) => ReactNode;
}

/** A contact's last matters and how they ended: *Reyes v. Bayline Transit* hired, 2024. */
export function MattersBeside({ contact, recordLink }: MattersBesideProps) {
  const { data: matters = [] } = useQuery(mattersOfContact(contact));
  return matters.map((matter) => (
    <span key={matter.id} className={styles.matter}>
      {recordLink('matter', matter.id, matter.description ?? thread.matter(String(matter.id)))}{' '}
      <small>{endOf(matter)}</small>
    </span>
  ));
}

/** In the firm's own word where it is none of Clio's three categories. */
function endOf({ status_category: category, status, hired_date: hired }: Matter): string {
  if (category === 'hired') return hired ? texts.hired(hired.slice(0, 4)) : texts.hiredUndated;
  if (category === 'declined') return texts.declined;
  return status ?? texts.intake;
}
