import { queryOptions, useQuery } from '@tanstack/react-query';
import { Fragment, useEffect, useRef, type ReactNode } from 'react';
import { asHttpProblem, type HttpProblem } from '#src/platform/http/http-problem.ts';
import { actionClick, type ActionClick } from './action-click.ts';
import { customActionsTexts } from '#src/texts/settings/custom-actions.ts';
import { NO_CLICK, refusalMessage, type NextStep, type RefusalMessage } from './refusal-messages.ts';
import { useDocumentTitle } from '#src/platform/navigation/document-title.ts';
import styles from './ActionLanding.module.css';
import { recordData } from '#src/platform/http/first-data.ts';
import { callDesk } from '#src/platform/http/desk.ts';

interface ActionLandingProps {
  /** Name of the signed-in user. */
  person: string;
  /** Renders the target of the click, once Clio has confirmed it. */
  opened: (matter: string | null) => ReactNode;
  /** Renders the button or link of a next step. */
  way: (way: NextStep, matter: string | null) => ReactNode;
}

/** Landing page of a click in Clio's menu: opens the target once confirmed, otherwise shows what to do. */
export function ActionLanding(props: ActionLandingProps) {
  const click = actionClick();
  return click ? <Checked click={click} {...props} /> : <Refusal words={NO_CLICK} click={null} way={props.way} />;
}

function Checked({ click, person, opened, way }: ActionLandingProps & { click: ActionClick }) {
  const { data } = useQuery(confirmClickQuery(click));
  if (!data) {
    return (
      <ActionMessage
        title={customActionsTexts.asking[0]}
        text={customActionsTexts.asking[1]}
        origin={originOf(click)}
        isPassing
      />
    );
  }
  if ('matter' in data) return opened(data.matter);
  const { problem } = data;
  const words = refusalMessage({ problem, matter: click.matter, person });
  if (words === NO_CLICK) return <Refusal words={words} click={null} way={way} />;
  return <Refusal words={words} click={click} way={way} problem={problem} />;
}

interface RefusalProps {
  words: RefusalMessage;
  click: ActionClick | null;
  way: ActionLandingProps['way'];
  problem?: HttpProblem;
}

function Refusal({ words: { title, text, ways, isFault }, click, way, problem }: RefusalProps) {
  return (
    <ActionMessage
      key={title}
      title={title}
      text={text}
      origin={click ? originOf(click) : undefined}
      actions={ways.map((name) => (
        <Fragment key={name}>{way(name, click?.matter ?? null)}</Fragment>
      ))}
      small={
        <>
          {problem?.refusal && <p>{problem.refusal}</p>}
          {isFault && problem?.requestId && <p>{customActionsTexts.request(problem.requestId)}</p>}
        </>
      }
    />
  );
}

function originOf({ matter }: ActionClick): string {
  return matter === null ? customActionsTexts.origin : customActionsTexts.originOf(matter);
}

interface ActionMessageProps {
  title: string;
  text: string;
  /** Where the click came from. */
  origin?: string | undefined;
  actions?: ReactNode;
  /** Fine print: Clio's own message, and the request id for the administrator. */
  small?: ReactNode;
  /** True for a transient state, shown only after a delay. */
  isPassing?: boolean;
}

/** One state of the landing page. Focuses its heading, so that screen readers announce it. */
function ActionMessage({ title, text, origin, actions, small, isPassing }: ActionMessageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useDocumentTitle(title);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.landing} data-passing={isPassing}>
      <div className={styles.card}>
        {origin && <p className={styles.origin}>{origin}</p>}
        <h1 ref={heading} className="headline" tabIndex={-1}>
          {title}
        </h1>
        <p>{text}</p>
        {actions && <div className={styles.actions}>{actions}</div>}
        {small && <div className={styles.small}>{small}</div>}
      </div>
    </div>
  );
}

/** Outcome of verifying a click. */
type ClickConfirmation = { matter: string | null } | { problem: HttpProblem };

/**
 * Query that verifies a click once. The result, good or bad, never goes stale, so a new render sends no second request.
 */
function confirmClickQuery(click: ActionClick) {
  return queryOptions({
    queryKey: ['action-click', click.nonce],
    queryFn: () => openAction(click),
    staleTime: Infinity,
    gcTime: Infinity,
  });
}

/** Verifies a click. A refusal is a result and not an error, because it has its own screen. */
async function openAction({ matter: _matter, ...click }: ActionClick): Promise<ClickConfirmation> {
  try {
    const answer = await callDesk('POST /api/desk/actions/open', { body: click });
    recordData();
    return { matter: answer.data.matter };
  } catch (error) {
    return { problem: asHttpProblem(error) };
  }
}
