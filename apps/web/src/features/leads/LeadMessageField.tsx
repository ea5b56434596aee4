import { useQuery } from '@tanstack/react-query';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { useIsSettled } from '#src/platform/records/use-settled.ts';
import { formatExactTime, formatPastTime } from '#src/platform/format/time.ts';
import { leadRecordTexts } from '#src/texts/leads/lead-record.ts';
import { Field } from '#src/ui/record/Fields.tsx';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import styles from './LeadMessageField.module.css';
import { leadMessageQuery } from './lead-queries.ts';

const { fields, message } = leadRecordTexts;

/** The caller's message, as our team recorded it: Clio's API does not return messages. */
export function LeadMessageField({ id, now }: { id: string; now: number }) {
  const { data: kept, error, isPending } = useQuery({ ...leadMessageQuery(id), enabled: useIsSettled() });
  if (!kept) {
    const absent = error
      ? message.unreadable(asHttpProblem(error).message)
      : isPending
        ? message.looking
        : message.absent;
    return <Field label={fields.message} absent={absent} />;
  }
  const at = Date.parse(kept.at);
  return (
    <>
      {kept.otherParty !== undefined && (
        <Field label={fields.otherParty} asWritten>
          {kept.otherParty}
        </Field>
      )}
      <Field label={fields.message}>
        <p className={styles.message} translate="no">
          {kept.message}
        </p>
        <p className={styles.basis}>
          <span>{`${message.kept} ${kept.by === null ? message.writtenDown : message.wrote(kept.by.name)}`}</span>{' '}
          <Timestamp dateTime={kept.at} title={formatExactTime(at)}>
            {formatPastTime(at, now)}
          </Timestamp>
          <span>.</span>
        </p>
      </Field>
    </>
  );
}
