import { useMutation, useQuery, useQueryClient, queryOptions } from '@tanstack/react-query';
import type { ConnectionView } from '@intake-desk/desk-api/connection';
import { useRef } from 'react';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { callDesk } from '#src/platform/http/desk.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { formatPastTime, formatTimeWithSeconds } from '#src/platform/format/time.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Fields } from '#src/ui/record/Fields.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import { connectionTexts } from '#src/texts/settings/connection.ts';
import styles from './ConnectionSection.module.css';

type View = ConnectionView['data'];

const { firm, lists: listTexts, scopes: scopeTexts } = connectionTexts;

/** State of the connection to Clio, with advice for each problem. */
export function ConnectionSection() {
  const { data, error } = useQuery(connectionQuery);
  if (!data) return <p role="status">{error ? asHttpProblem(error).message : connectionTexts.looking}</p>;
  return (
    <>
      <Section title={connectionTexts.connection} basis={connectionTexts.basis}>
        {data.advice.length > 0 && (
          <ul className={styles.advice}>
            {data.advice.map(({ code, words }) => (
              <li key={code}>{words}</li>
            ))}
          </ul>
        )}
        <Fields
          rows={[
            { label: connectionTexts.application, value: data.application },
            {
              label: connectionTexts.clio,
              value: data.budget.isUp ? connectionTexts.answers : connectionTexts.answersNot,
            },
            { label: connectionTexts.clocks, value: clockWords(data.clock.ahead) },
            { label: connectionTexts.requests, value: budgetWords(data.budget) },
            { label: connectionTexts.lastError, value: lastErrorWords(data) },
          ]}
        />
      </Section>
      {data.mirror === 'on' && (
        <>
          <FirmConnection view={data.firmConnection} />
          <Lists lists={data.lists} />
        </>
      )}
      <Scopes scopes={data.scopes} />
    </>
  );
}

function FirmConnection({ view }: { view: View['firmConnection'] }) {
  const client = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const now = useNow();
  const connect = useMutation({
    mutationFn: async () => {
      const body = { returnTo: '/settings#connection' };
      const answer = await callDesk('POST /api/desk/connection/firm', { body });
      window.location.assign(answer.data.location);
    },
  });
  const disconnect = useMutation({
    mutationFn: () => callDesk('DELETE /api/desk/connection/firm'),
    onSuccess: () => client.invalidateQueries({ queryKey: connectionQuery.queryKey }),
    onSettled: () => dialog.current?.close(),
  });
  const problem = connect.error ?? disconnect.error;
  const since = view.since === null ? '' : firm.since(formatPastTime(Date.parse(view.since), now));
  const by = view.by === null ? '' : firm.by(view.by);
  return (
    <Section title={firm.title} basis={firm.basis}>
      <p>{view.state === 'connected' ? firm.connected(since, by) : firm[view.state]}</p>
      {view.mayChange ? (
        <p className={styles.actions}>
          {view.state !== 'connected' && (
            <Button variant="primary" onClick={() => connect.mutate()} busy={connect.isPending}>
              {firm.connect}
            </Button>
          )}
          {view.state !== 'none' && <Button onClick={() => dialog.current?.showModal()}>{firm.disconnect}</Button>}
        </p>
      ) : (
        <p>
          <small>{firm.leadOnly}</small>
        </p>
      )}
      {problem && <p role="alert">{asHttpProblem(problem).message}</p>}
      <dialog ref={dialog} className={styles.dialog} aria-labelledby="disconnect-title">
        <h2 id="disconnect-title">{firm.ask}</h2>
        <p>{firm.askWords}</p>
        <p className={styles.actions}>
          <Button variant="primary" onClick={() => disconnect.mutate()} busy={disconnect.isPending}>
            {firm.disconnect}
          </Button>
          <Button onClick={() => dialog.current?.close()}>{firm.keep}</Button>
        </p>
      </dialog>
    </Section>
  );
}

function Lists({ lists }: { lists: View['lists'] }) {
  return (
    <Section title={listTexts.title} basis={listTexts.basis}>
      <div className={styles.scroller}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{listTexts.list}</th>
              <th scope="col">{listTexts.records}</th>
              <th scope="col">{listTexts.asOf}</th>
              <th scope="col">{listTexts.state}</th>
            </tr>
          </thead>
          <tbody>
            {lists.map(({ list, records, asOf, complete, progress, trouble, incomplete, leftOut }) => (
              <tr key={list}>
                <th scope="row">{listTexts.names[list] ?? list}</th>
                <td>{formatNumber(records)}</td>
                <td>{asOf === null ? listTexts.never : formatTimeWithSeconds(Date.parse(asOf))}</td>
                <td>
                  <span>
                    {trouble
                      ? listTexts.trouble(trouble.code, trouble.scope ?? '')
                      : complete
                        ? listTexts.whole
                        : progress && progress.pages > 0
                          ? listTexts.beingRead
                          : listTexts.next}
                  </span>
                  {incomplete > 0 && <span>{`, ${listTexts.incomplete(formatNumber(incomplete))}`}</span>}
                  {leftOut > 0 && <span>{`, ${listTexts.leftOut(formatNumber(leftOut))}`}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lists.some(({ incomplete, leftOut }) => incomplete + leftOut > 0) && (
        <p className="fine">{listTexts.unreadableWhy}</p>
      )}
    </Section>
  );
}

function Scopes({ scopes }: { scopes: View['scopes'] }) {
  return (
    <Section title={scopeTexts.title} basis={scopeTexts.basis}>
      <ul className={styles.scopes}>
        {scopes.map(({ scope, state }) => (
          <li key={scope} data-state={state}>
            <code>{scope}</code>
            <span>{scopeTexts.states[state]}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function clockWords(ahead: number | null): string {
  if (ahead === null) return connectionTexts.clocksUnknown;
  if (Math.abs(ahead) < 2) return connectionTexts.clocksAgree;
  return connectionTexts.clocksApart(formatNumber(Math.abs(ahead)), ahead > 0);
}

function budgetWords({ rate, waiting, expectedWait, pausedFor }: View['budget']): string {
  const seconds = (length: number) => formatNumber(Math.ceil(length));
  const wait =
    waiting === 0 ? connectionTexts.queueEmpty : connectionTexts.wait(formatNumber(waiting), seconds(expectedWait));
  return connectionTexts.budget(
    rate === 0 ? connectionTexts.noLimit : connectionTexts.limit(formatNumber(rate)),
    pausedFor > 0 ? connectionTexts.paused(seconds(pausedFor)) : wait,
  );
}

function lastErrorWords({ lastError }: View): string {
  if (lastError === null) return connectionTexts.noError;
  const { code, at, list } = lastError;
  return connectionTexts.error(
    code,
    formatTimeWithSeconds(Date.parse(at)),
    list ? (listTexts.names[list] ?? list) : '',
  );
}

/** Polling interval while the section is shown. Polling sends nothing to Clio. */
const REFETCH_INTERVAL_MS = 5_000;

const connectionQuery = queryOptions({
  queryKey: ['connection'],
  queryFn: async ({ signal }) => (await callDesk('GET /api/desk/connection', { signal })).data,
  refetchInterval: REFETCH_INTERVAL_MS,
  staleTime: 0,
});
