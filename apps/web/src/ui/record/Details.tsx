import { ChevronRight } from 'lucide-react';
import { useId, useState, type ComponentProps, type ReactNode } from 'react';
import { recordsTexts } from '#src/texts/records/records.ts';
import { Fields } from './Fields.tsx';
import styles from './Details.module.css';

const { details: texts } = recordsTexts;

type Row = ComponentProps<typeof Fields>['rows'][number] & { isNotable: boolean };

interface DetailsProps {
  /** One line while it is closed. */
  summary: string;
  rows: readonly Row[];
  /** Formats a count. */
  format: (count: number) => string;
  /** Further sections. */
  children?: ReactNode;
}

/** All fields of a record, closed at first. Fields without a value are only counted, and named in one line. */
export function Details({ summary, rows, format, children }: DetailsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const panel = useId();
  const isSet = ({ value }: Row) => value !== undefined && value !== null && value !== '' && value !== false;
  const shown = rows.filter((row) => isSet(row) || row.isNotable);
  const others = rows.filter((row) => !shown.includes(row));
  const count = others.length === 0 ? '' : texts.notSet(others.length, format(others.length));
  return (
    <section className={styles.details} aria-label={texts.title}>
      <h2>
        <button type="button" aria-expanded={isOpen} aria-controls={panel} onClick={() => setIsOpen(!isOpen)}>
          <ChevronRight aria-hidden />
          <span>{texts.title}</span>
          <small className={styles.summary}>{summary}</small>
          <small>{count}</small>
        </button>
      </h2>
      <div id={panel} className={styles.panel} data-shown={isOpen}>
        <Fields rows={shown} />
        {others.length > 0 && (
          <p className={styles.others}>
            <span>{texts.notSetNames}</span>
            <span>{others.map(({ label }) => label).join(', ')}</span>
          </p>
        )}
        {children}
      </div>
    </section>
  );
}
