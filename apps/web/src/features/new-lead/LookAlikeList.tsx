import { useId, useState, type ReactNode } from 'react';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { Button } from '#src/ui/Button.tsx';
import { LinkList } from '#src/ui/LinkList.tsx';
import { Section } from '#src/ui/RecordPage.tsx';
import styles from './LookAlikeList.module.css';
import type { LookAlikes } from '#src/platform/look-alikes.ts';

const KINDS: Record<RecordKind, string> = { lead: 'Lead', contact: 'Contact', matter: 'Matter' };

interface LookAlikeListProps {
  found: LookAlikes;
  /** Whether the desk keeps a copy of Clio's records to look through. */
  mirror: boolean;
  /** Beside the form all are shown; in it one line says how many, so that no field moves under the caret. */
  isFolded: boolean;
  recordLink: (kind: RecordKind, id: number, words: ReactNode) => ReactNode;
}

/** Who is known already and looks like the person being typed, and by which words. */
export function LookAlikeList({ found, mirror, isFolded, recordLink }: LookAlikeListProps) {
  const [isOpen, setIsOpen] = useState(false);
  const list = useId();
  const { items, more, limits } = found;
  const count = mirror ? countInWords(found) : 'Nobody is looked for while you type';
  const body = (
    <>
      {!mirror && (
        <p className={styles.words}>
          This desk keeps no copy of Clio’s records (its mirror is off), and Clio’s own search is too slow to be asked
          at every key. Search leads and contacts by hand.
        </p>
      )}
      {items.length > 0 && (
        <>
          <LinkList>
            {items.map(({ kind, id, title, about, reasons }) => (
              <li key={`${kind}/${id}`}>
                {recordLink(
                  kind,
                  id,
                  <span className={styles.one}>
                    <span>{title}</span>
                    <small>{[KINDS[kind], about].filter(Boolean).join(' · ')}</small>
                    <small>Same: {reasons.join('; ')}</small>
                  </span>,
                )}
              </li>
            ))}
          </LinkList>
          <p className={styles.words}>
            {more > 0 && 'The nearest stand here; type more to tell them apart. '}Opening one keeps what you typed; Back
            brings you here again.
          </p>
        </>
      )}
      {limits.map((words) => (
        <p key={words} className={styles.words}>
          {words}
        </p>
      ))}
    </>
  );
  const status = (
    <p role="status" className={isFolded ? 'visually-hidden' : styles.status}>
      {count}
    </p>
  );
  if (!isFolded) {
    return (
      <Section title="Known already?">
        {status}
        {body}
      </Section>
    );
  }
  return (
    <section className={styles.folded} aria-label="Known already?" data-found={items.length > 0}>
      {status}
      <Button look="quiet" aria-expanded={isOpen} aria-controls={list} onClick={() => setIsOpen(!isOpen)}>
        {count}
        <span className={styles.turn}>{isOpen ? 'Hide' : 'Show'}</span>
      </Button>
      <div id={list} hidden={!isOpen}>
        {body}
      </div>
    </section>
  );
}

function countInWords({ items, more, isAsked, isLooking }: LookAlikes): string {
  if (!isAsked) return 'Looked for as you type';
  if (items.length === 0) return isLooking ? 'Looking…' : 'Nobody known looks like this person';
  if (more > 0) return `More than ${items.length} look like this person`;
  return items.length === 1 ? '1 looks like this person' : `${items.length} look like this person`;
}
