import { useId, useState, type ReactNode } from 'react';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Chip } from '#src/ui/primitives/Chip.tsx';
import { FactLine } from '#src/ui/primitives/FactLine.tsx';
import { LinkList } from '#src/ui/record/RelatedList.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import styles from './SimilarRecordList.module.css';
import type { SimilarRecords } from '#src/platform/search/similar-records.ts';
import { similarRecordTexts } from '#src/texts/leads/new-lead.ts';

const KINDS: Record<RecordKind, string> = similarRecordTexts.kinds;

interface SimilarRecordListProps {
  found: SimilarRecords;
  /** True when the server has a mirror to search. */
  mirror: boolean;
  /** True within the form: a count in one line, so that no field moves under the caret. False beside it: the list. */
  isFolded: boolean;
  recordLink: (kind: RecordKind, id: number, words: ReactNode) => ReactNode;
}

/** Lists known records similar to the person being entered, with the reasons. */
export function SimilarRecordList({ found, mirror, isFolded, recordLink }: SimilarRecordListProps) {
  const [isOpen, setIsOpen] = useState(false);
  const list = useId();
  const { items, more, limits } = found;
  const count = mirror ? formatCount(found) : similarRecordTexts.off;
  const body = (
    <>
      {!mirror && <p className={styles.words}>{similarRecordTexts.noMirror}</p>}
      {items.length > 0 && (
        <>
          <LinkList>
            {items.map(({ kind, id, title, about, reasons }) => (
              <li key={`${kind}/${id}`}>
                {recordLink(
                  kind,
                  id,
                  <span className={styles.one}>
                    <span translate="no">{title}</span>
                    <small>
                      <FactLine facts={[KINDS[kind], ...about]} />
                    </small>
                    <span className={styles.reasons}>
                      {reasons.map(({ text, isSame }) => (
                        <Chip key={text} tone={isSame ? 'known' : 'outlined'}>
                          {text}
                        </Chip>
                      ))}
                    </span>
                  </span>,
                )}
              </li>
            ))}
          </LinkList>
          <p className={styles.words}>
            {more > 0
              ? `${similarRecordTexts.nearest} ${similarRecordTexts.openingKeeps}`
              : similarRecordTexts.openingKeeps}
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
      <Section title={similarRecordTexts.title}>
        {status}
        {body}
      </Section>
    );
  }
  return (
    <section className={styles.folded} aria-label={similarRecordTexts.title} data-found={items.length > 0}>
      {status}
      <Button variant="quiet" aria-expanded={isOpen} aria-controls={list} onClick={() => setIsOpen(!isOpen)}>
        <span>{count}</span>
        <span className={styles.turn}>{isOpen ? similarRecordTexts.hide : similarRecordTexts.show}</span>
      </Button>
      <div id={list} hidden={!isOpen}>
        {body}
      </div>
    </section>
  );
}

function formatCount({ items, more, hasTerms: isAsked, isSearching: isLooking }: SimilarRecords): string {
  if (!isAsked) return similarRecordTexts.notYet;
  if (items.length === 0) return isLooking ? similarRecordTexts.looking : similarRecordTexts.none;
  if (more > 0) return similarRecordTexts.moreThan(formatNumber(items.length));
  return similarRecordTexts.count(items.length, formatNumber(items.length));
}
