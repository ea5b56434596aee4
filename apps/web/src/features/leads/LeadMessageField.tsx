import { useQuery } from '@tanstack/react-query';
import { asHttpProblem } from '#src/platform/http-problem.ts';
import { exactTime, momentInWords } from '#src/platform/time.ts';
import { Field } from '#src/ui/Fields.tsx';
import { Moment } from '#src/ui/Moment.tsx';
import styles from './LeadMessageField.module.css';
import { leadMessageQuery } from './lead-queries.ts';

/** What the caller said, as far as our team wrote it down: Clio's API gives no message back. */
export function LeadMessageField({ id, now }: { id: string; now: number }) {
  const { data: kept, error, isPending } = useQuery(leadMessageQuery(id));
  if (!kept) {
    const absent = error
      ? `What our team kept cannot be read now: ${asHttpProblem(error).message}`
      : isPending
        ? 'Looking in what our team kept…'
        : 'Not given by Clio’s API for leads that came by another road';
    return <Field label="Message" absent={absent} />;
  }
  const at = Date.parse(kept.at);
  return (
    <>
      {kept.otherParty !== undefined && <Field label="Other party">{kept.otherParty}</Field>}
      <Field label="Message">
        <p className={styles.message}>{kept.message}</p>
        <p className={styles.basis}>
          Kept by our team, not given back by Clio’s API.{' '}
          {kept.by === null ? 'Written down' : `${kept.by.name} wrote it`}{' '}
          <Moment dateTime={kept.at} title={exactTime(at)}>
            {momentInWords(at, now)}
          </Moment>
          .
        </p>
      </Field>
    </>
  );
}
