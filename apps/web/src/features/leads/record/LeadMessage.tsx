import { useQuery } from '@tanstack/react-query';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { shortTime } from '#src/platform/format/timestamps.ts';
import { useIsSettled } from '#src/platform/records/use-settled.ts';
import { leadRecordTexts } from '#src/texts/leads/lead-record.ts';
import { InfoButton } from '#src/ui/primitives/InfoButton.tsx';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import { leadMessageQuery } from '#src/features/leads/lead-queries.ts';
import styles from './LeadMessage.module.css';

const { message: texts, fields } = leadRecordTexts;

/** The caller's message, as our team recorded it; nothing while there is none, because Clio returns no messages. */
export function LeadMessage({ id, now }: { id: string; now: number }) {
  const { data: kept, error } = useQuery({ ...leadMessageQuery(id), enabled: useIsSettled() });
  if (!kept) return error && <p className={styles.words}>{texts.unreadable(asHttpProblem(error).message)}</p>;
  return (
    <article className={styles.message} aria-label={texts.title}>
      <header>
        <h3>{texts.title}</h3>
        <Timestamp {...shortTime(kept.at, now)} />
        <small>{kept.by === null ? texts.taken : texts.takenBy(kept.by.name)}</small>
        <InfoButton topic={texts.title}>{texts.info}</InfoButton>
      </header>
      <p translate="no">{kept.message}</p>
      {kept.otherParty !== undefined && (
        <p className={styles.party}>
          <span>{fields.opposingParty}</span> <strong translate="no">{kept.otherParty}</strong>
        </p>
      )}
    </article>
  );
}
