import { queryOptions, useQuery, useQueryClient, useMutation } from '@tanstack/react-query';
import { MAX_REASONS, MAX_REASON_LENGTH } from '@intake-desk/desk-api/limits';
import type { VerdictReason } from '@intake-desk/desk-api/triage';
import { useRef, useState, type KeyboardEvent, type SyntheticEvent } from 'react';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { reasonsTexts } from '#src/texts/triage/reasons.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import { moved, parseStoredReasons, validateReasons } from './edited-reasons.ts';
import styles from '#src/features/settings/shared/Settings.module.css';
import { useStoredText } from '#src/features/settings/shared/use-stored-text.ts';
import type { FirmReasons, ReasonsBody } from '@intake-desk/desk-api/firm-reasons';
import { callDesk } from '#src/platform/http/desk.ts';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { Kbd } from '#src/ui/primitives/Kbd.tsx';
import rowStyles from './ReasonRow.module.css';

/** Editor for the firm's decline reasons. Unsaved changes are stored in this tab. */
export function ReasonsSection() {
  const client = useQueryClient();
  const { data, error } = useQuery(reasonsQuery);
  const [editedText, setEditedText] = useStoredText('reasons');
  const [added, setAdded] = useStoredText('reasons.added');
  const [refusal, setRefusal] = useState('');
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const edited = parseStoredReasons(editedText);
  const reasons = edited?.reasons ?? data?.data ?? [];
  const mayChange = data?.meta.mayChange === true;
  const retired = (data ? [...data.data, ...data.meta.retired] : []).filter(
    ({ id }) => !reasons.some((one) => one.id === id),
  );
  const isOutdated = edited !== null && data !== undefined && edited.version !== data.meta.version;

  const change = (next: VerdictReason[]) => {
    setRefusal('');
    setSaid('');
    setEditedText(JSON.stringify({ version: edited?.version ?? data?.meta.version ?? 0, reasons: next }));
  };
  const move = (at: number, by: 1 | -1) => {
    const one = reasons[at];
    if (one === undefined || at + by < 0 || at + by >= reasons.length) return;
    change(moved(reasons, at, by));
    setSaid(reasonsTexts.moved(one.label, at + by + 1));
    // Focus follows the reason, so that it can be moved further.
    requestAnimationFrame(() => list.current?.querySelectorAll('input')[at + by]?.focus());
  };
  const retire = (at: number) => {
    if (reasons.length === 1) return setRefusal(reasonsTexts.lastOne);
    change(reasons.filter((_one, place) => place !== at));
    requestAnimationFrame(() => list.current?.querySelectorAll('input')[Math.max(0, at - 1)]?.focus());
  };
  const add = (event: SyntheticEvent) => {
    event.preventDefault();
    if (added.trim() === '') return;
    if (reasons.length >= MAX_REASONS) return setRefusal(reasonsTexts.full(MAX_REASONS));
    change([...reasons, { id: crypto.randomUUID(), label: added.trim() }]);
    setAdded('');
  };
  const saving = useMutation({
    mutationFn: putReasons,
    onSuccess: (answer) => {
      client.setQueryData(reasonsQuery.queryKey, answer);
      setEditedText('');
      setRefusal('');
      setSaid(reasonsTexts.saved);
    },
    onError: (failure) => {
      setRefusal(asHttpProblem(failure).message);
      void client.invalidateQueries({ queryKey: reasonsQuery.queryKey });
    },
  });
  const save = () => {
    const why = validateReasons(reasons);
    if (why !== null) setRefusal(why);
    else if (edited !== null) saving.mutate(edited);
  };

  return (
    <Section title={reasonsTexts.title} basis={reasonsTexts.basis}>
      <p className={styles.words}>{reasonsTexts.words}</p>
      {error && (
        <p className={styles.problem} role="alert">
          {asHttpProblem(error).message}
        </p>
      )}
      {data === undefined && !error && <p role="status">{reasonsTexts.asking}</p>}
      {data !== undefined && (
        <ol className={styles.rows} ref={list} aria-label={reasonsTexts.title}>
          {reasons.map((reason, at) => (
            <ReasonRow
              key={reason.id}
              reason={reason}
              place={at}
              isLast={at === reasons.length - 1}
              mayChange={mayChange}
              onLabel={(label) => change(reasons.map((one) => (one.id === reason.id ? { ...one, label } : one)))}
              onMove={(by) => move(at, by)}
              onRetire={() => retire(at)}
            />
          ))}
        </ol>
      )}
      {data !== undefined && !mayChange && <p className={styles.quiet}>{reasonsTexts.mayNot}</p>}
      {mayChange && (
        <>
          <p className={styles.quiet}>{reasonsTexts.alt}</p>
          <form className={`${styles.line} ${styles.gap}`} onSubmit={add}>
            <input
              className={styles.text}
              aria-label={reasonsTexts.add}
              placeholder={reasonsTexts.add}
              value={added}
              maxLength={MAX_REASON_LENGTH}
              onChange={(event) => setAdded(event.target.value)}
            />
            <Button type="submit">{reasonsTexts.addButton}</Button>
          </form>
          <div className={`${styles.line} ${styles.gap}`}>
            <Button variant="primary" onClick={save} busy={saving.isPending} disabled={edited === null}>
              {saving.isPending ? reasonsTexts.saving : reasonsTexts.save}
            </Button>
            {edited !== null && (
              <Button
                variant="quiet"
                onClick={() => {
                  setEditedText('');
                  setRefusal('');
                }}
              >
                {reasonsTexts.discard}
              </Button>
            )}
            <span role="status">{said || (edited !== null ? reasonsTexts.unsaved : '')}</span>
          </div>
          {(refusal !== '' || isOutdated) && (
            <p className={styles.problem} role="alert">
              {refusal || reasonsTexts.changedSince}
            </p>
          )}
        </>
      )}
      {retired.length > 0 && (
        <>
          <h3 className={styles.gap}>{reasonsTexts.retired}</h3>
          <ul className={styles.rows}>
            {retired.map((reason) => (
              <li key={reason.id}>
                <span>{reason.label}</span>
                {mayChange && (
                  <Button
                    aria-label={reasonsTexts.bringBackOf(reason.label)}
                    onClick={() => change([...reasons, reason])}
                  >
                    {reasonsTexts.bringBack}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

/** The firm's decline reasons. */
const reasonsQuery = queryOptions({
  queryKey: ['reasons'],
  queryFn: ({ signal }) => callDesk('GET /api/desk/reasons', { signal }),
});

/** @throws HttpProblem reasons-changed when a colleague has changed them since */
function putReasons(body: ReasonsBody): Promise<FirmReasons> {
  return callDesk('PUT /api/desk/reasons', { body });
}

/** Number of reasons that have a digit as shortcut. */
const DIGITS = 9;

interface ReasonRowProps {
  reason: VerdictReason;
  /** Zero-based. */
  place: number;
  isLast: boolean;
  mayChange: boolean;
  onLabel: (label: string) => void;
  onMove: (by: 1 | -1) => void;
  onRetire: () => void;
}

/** One reason: its digit, its label, and buttons to move and retire it. */
function ReasonRow({ reason, place, isLast, mayChange, onLabel, onMove, onRetire }: ReasonRowProps) {
  const { label } = reason;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key];
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    onMove(by);
  };
  return (
    <li>
      <span className={rowStyles.reason}>
        <span className={rowStyles.digit}>{place < DIGITS && <Kbd always>{String(place + 1)}</Kbd>}</span>
        {mayChange ? (
          <input
            aria-label={reasonsTexts.label(place + 1)}
            value={label}
            maxLength={MAX_REASON_LENGTH}
            onChange={(event) => onLabel(event.target.value)}
            onKeyDown={onKeyDown}
          />
        ) : (
          <span>{label}</span>
        )}
      </span>
      {mayChange && (
        <span className={rowStyles.tools}>
          <Button variant="quiet" aria-label={reasonsTexts.up(label)} disabled={place === 0} onClick={() => onMove(-1)}>
            <ArrowUp aria-hidden />
          </Button>
          <Button variant="quiet" aria-label={reasonsTexts.down(label)} disabled={isLast} onClick={() => onMove(1)}>
            <ArrowDown aria-hidden />
          </Button>
          <Button variant="quiet" aria-label={reasonsTexts.retireOf(label)} onClick={onRetire}>
            {reasonsTexts.retire}
          </Button>
        </span>
      )}
    </li>
  );
}
