import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ConnectionView } from '@intake-desk/desk-api/connection';
import { useRef } from 'react';
import { formatNumber } from '#src/platform/format-number.ts';
import { http } from '#src/platform/http.ts';
import { asHttpProblem } from '#src/platform/http-problem.ts';
import { useNow } from '#src/platform/now.ts';
import { momentInWords, timeOfDaySeconds } from '#src/platform/time.ts';
import { Button } from '#src/ui/Button.tsx';
import { Field, Fields } from '#src/ui/Fields.tsx';
import { Section } from '#src/ui/RecordPage.tsx';
import { connectionQuery } from './connection-query.ts';
import styles from './ConnectionDoctor.module.css';

type View = ConnectionView['data'];

const LIST_WORDS: Record<string, string> = {
  untriaged: 'Untriaged leads',
  ignored: 'Ignored leads',
  contacts: 'Contacts',
  matters: 'Matters',
  users: 'Staff',
  sources: 'Sources',
  matter_types: 'Matter types',
  locations: 'Offices',
};
const STATE_WORDS = { working: 'Working', missing: 'Missing', unproven: 'Not tried yet' } as const;

/** What works between the desk and Clio, what does not, and what to do about it. */
export function ConnectionDoctor() {
  const { data, error } = useQuery(connectionQuery);
  if (!data) return <p role="status">{error ? asHttpProblem(error).message : 'Looking at the connection…'}</p>;
  return (
    <>
      <Section title="Connection to Clio" basis="looked at just now, without asking Clio">
        {data.advice.length > 0 && (
          <ul className={styles.advice}>
            {data.advice.map(({ code, words }) => (
              <li key={code}>{words}</li>
            ))}
          </ul>
        )}
        <Fields>
          <Field label="Application">{data.application}</Field>
          <Field label="Clio">{data.budget.isUp ? 'Answers' : 'Does not answer'}</Field>
          <Field label="Clocks">{clockWords(data.clock.ahead)}</Field>
          <Field label="Requests">{budgetWords(data.budget)}</Field>
          <Field label="Last error">{lastErrorWords(data)}</Field>
        </Fields>
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
      const body = { returnTo: '/settings' };
      const answer = (await http('/api/desk/connection/firm', { method: 'POST', body })) as {
        data: { location: string };
      };
      window.location.assign(answer.data.location);
    },
  });
  const disconnect = useMutation({
    mutationFn: () => http('/api/desk/connection/firm', { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: connectionQuery.queryKey }),
    onSettled: () => dialog.current?.close(),
  });
  const problem = connect.error ?? disconnect.error;
  const since = view.since === null ? '' : ` since ${momentInWords(Date.parse(view.since), now)}`;
  const by = view.by === null ? '' : `, by ${view.by}`;
  return (
    <Section title="Firm connection" basis="our team’s choice">
      <p>
        {view.state === 'connected' &&
          `Connected${since}${by}: Clio is read day and night, and the first screen in the morning is up to date.`}
        {view.state === 'lost' && 'It was connected, and Clio does not accept it any more.'}
        {view.state === 'none' && 'Not connected: while nobody is signed in, nothing new is read.'}
      </p>
      {view.mayChange ? (
        <p className={styles.actions}>
          {view.state !== 'connected' && (
            <Button look="primary" onClick={() => connect.mutate()} busy={connect.isPending}>
              Connect the firm
            </Button>
          )}
          {view.state !== 'none' && <Button onClick={() => dialog.current?.showModal()}>Disconnect</Button>}
        </p>
      ) : (
        <p className={styles.quiet}>A lead of intake may change this.</p>
      )}
      {problem && <p role="alert">{asHttpProblem(problem).message}</p>}
      <dialog ref={dialog} className={styles.dialog} aria-labelledby="disconnect-title">
        <h2 id="disconnect-title">Disconnect the firm?</h2>
        <p>From then on Clio is read only while somebody is signed in. What was read stays.</p>
        <p className={styles.actions}>
          <Button look="primary" onClick={() => disconnect.mutate()} busy={disconnect.isPending}>
            Disconnect
          </Button>
          <Button onClick={() => dialog.current?.close()}>Keep it</Button>
        </p>
      </dialog>
    </Section>
  );
}

function Lists({ lists }: { lists: View['lists'] }) {
  return (
    <Section title="What is kept here" basis="from Clio">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">List</th>
            <th scope="col">Records</th>
            <th scope="col">As of</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {lists.map(({ list, records, asOf, complete, progress, trouble }) => (
            <tr key={list}>
              <th scope="row">{LIST_WORDS[list] ?? list}</th>
              <td>{formatNumber(records)}</td>
              <td>{asOf === null ? '–' : timeOfDaySeconds(Date.parse(asOf))}</td>
              <td>
                {trouble
                  ? `${trouble.code}${trouble.scope ? ` (${trouble.scope})` : ''}`
                  : complete
                    ? 'Whole'
                    : progress && progress.pages > 0
                      ? 'Being read'
                      : 'Comes next'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Scopes({ scopes }: { scopes: View['scopes'] }) {
  return (
    <Section title="Permissions of this sign-in" basis="as Clio’s answers have shown">
      <ul className={styles.scopes}>
        {scopes.map(({ scope, state }) => (
          <li key={scope} data-state={state}>
            <code>{scope}</code>
            <span>{STATE_WORDS[state]}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function clockWords(ahead: number | null): string {
  if (ahead === null) return 'Not known yet';
  if (Math.abs(ahead) < 2) return 'Agree';
  return `Clio’s is ${formatNumber(Math.abs(ahead))} s ${ahead > 0 ? 'ahead' : 'behind'}`;
}

function budgetWords({ rate, waiting, expectedWait, pausedFor }: View['budget']): string {
  const limit = rate === 0 ? 'No limit' : `${rate} a second for the whole firm`;
  const wait = waiting === 0 ? 'nobody waits' : `${formatNumber(waiting)} wait, about ${Math.ceil(expectedWait)} s`;
  return `${limit}; ${pausedFor > 0 ? `paused for ${Math.ceil(pausedFor)} s` : wait}`;
}

function lastErrorWords({ lastError }: View): string {
  if (lastError === null) return 'None since the start';
  return `${lastError.code} at ${timeOfDaySeconds(Date.parse(lastError.at))}${lastError.list ? ` (${LIST_WORDS[lastError.list] ?? lastError.list})` : ''}`;
}
