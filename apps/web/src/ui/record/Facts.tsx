import type { ReactNode } from 'react';
import { recordsTexts } from '#src/texts/records/records.ts';
import { InfoButton } from '#src/ui/primitives/InfoButton.tsx';
import styles from './Facts.module.css';

const { stamp: texts } = recordsTexts;

/** A fact of the head. Where there is room, every fact has its column, with or without a value. */
export interface Fact {
  label: string;
  value: ReactNode;
  /** Shown where the value is cut. */
  title?: string | undefined;
  tone?: 'waiting' | 'overdue' | 'done' | undefined;
  /** True if it gives way to the others in a narrow head; it is in the details as well. */
  isMinor?: boolean;
}

/** Up to when the record is current, formatted; empty while that is unknown. */
export interface StampProps {
  time: string;
  /** True if the record is no longer being updated. */
  hasStopped: boolean;
  /** Where the record comes from. */
  info: string;
}

/** The facts of a record, the last of which is how fresh they are. */
export function Facts({ facts, stamp }: { facts: readonly Fact[]; stamp: StampProps }) {
  const { time, hasStopped, info } = stamp;
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value, title, tone, isMinor }) => {
        const isSet = value !== undefined && value !== null && value !== '' && value !== false;
        return (
          <div key={label} data-minor={isMinor || !isSet || undefined}>
            <dt>{label}</dt>
            <dd title={title} data-tone={tone}>
              <span>{isSet ? value : recordsTexts.none}</span>
            </dd>
          </div>
        );
      })}
      <div data-stopped={hasStopped || undefined}>
        <dt>{hasStopped ? texts.stopped : texts.synced}</dt>
        <dd>
          <i aria-hidden />
          <span>{time === '' ? texts.loading : time}</span>
          <InfoButton topic={texts.synced}>{info}</InfoButton>
        </dd>
      </div>
    </dl>
  );
}
