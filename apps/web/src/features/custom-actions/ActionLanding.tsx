import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import type { HttpProblem } from '#src/platform/http-problem.ts';
import { actionClick } from './action-click.ts';
import { ActionMessage } from './ActionMessage.tsx';
import { customActionsTexts } from '#src/texts/custom-actions.ts';
import { openActionQuery } from './open-action.ts';
import type { ActionClick } from './read-action-click.ts';
import { NO_CLICK, refusalWords, type RefusalWords, type Way } from './refusal-words.ts';

interface ActionLandingProps {
  /** Who is signed in here. */
  person: string;
  /** Goes to where the click leads, now that Clio has confirmed it. */
  opened: (matter: string | null) => ReactNode;
  /** The button or link for a next step. */
  way: (way: Way, matter: string | null) => ReactNode;
}

/** What a person sees after a click in Clio's menu: nothing much when all is well, else what to do. */
export function ActionLanding(props: ActionLandingProps) {
  const click = actionClick();
  return click ? <Checked click={click} {...props} /> : <Refusal words={NO_CLICK} click={null} way={props.way} />;
}

function Checked({ click, person, opened, way }: ActionLandingProps & { click: ActionClick }) {
  const { data } = useQuery(openActionQuery(click));
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
  const words = refusalWords({ problem, matter: click.matter, person });
  if (words === NO_CLICK) return <Refusal words={words} click={null} way={way} />;
  return <Refusal words={words} click={click} way={way} problem={problem} />;
}

interface RefusalProps {
  words: RefusalWords;
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
          {problem?.detail && <p>{customActionsTexts.clioSays(problem.detail)}</p>}
          {isFault && problem?.requestId && <p>{customActionsTexts.request(problem.requestId)}</p>}
        </>
      }
    />
  );
}

function originOf({ matter }: ActionClick): string {
  return matter === null ? customActionsTexts.origin : customActionsTexts.originOf(matter);
}
