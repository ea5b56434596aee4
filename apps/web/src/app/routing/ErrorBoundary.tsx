import { Component, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { buttonClass } from '#src/ui/primitives/Button.tsx';
import { StateMessage } from '#src/ui/primitives/StateMessage.tsx';
import { shellTexts } from '#src/texts/shell/shell.ts';

interface FaultBoundaryProps {
  /** Shown in place of what broke, until somebody goes elsewhere. */
  fault: ReactNode;
  children: ReactNode;
}

/** Keeps what breaks to itself. React has no other way than a class. @see https://react.dev/reference/react/Component */
export function ErrorBoundary(props: FaultBoundaryProps) {
  return <Boundary {...props} place={useLocation().key} />;
}

class Boundary extends Component<FaultBoundaryProps & { place: string }, { brokenAt: string | null }> {
  override state: { brokenAt: string | null } = { brokenAt: null };

  static getDerivedStateFromError(): { brokenAt: string } {
    return { brokenAt: '' };
  }

  static getDerivedStateFromProps(
    { place }: { place: string },
    { brokenAt }: { brokenAt: string | null },
  ): { brokenAt: string | null } {
    // It broke where somebody is; another place is another try.
    if (brokenAt === '') return { brokenAt: place };
    return { brokenAt: brokenAt === place ? place : null };
  }

  override render(): ReactNode {
    return this.state.brokenAt === null ? this.props.children : this.props.fault;
  }
}

/** When one record breaks its pane: list and rail go on. */
export function RecordError() {
  return (
    <StateMessage
      level={1}
      title={shellTexts.fault.record}
      actions={
        <a className={buttonClass({ variant: 'primary' })} href={location.href}>
          {shellTexts.fault.again}
        </a>
      }
      urgent
    >
      {shellTexts.fault.words}
    </StateMessage>
  );
}

/** When a screen itself breaks, or its code cannot be loaded (a newer desk was installed meanwhile). */
export function RouteError() {
  return (
    <StateMessage
      level={1}
      title={shellTexts.fault.screen}
      actions={
        <a className={buttonClass({ variant: 'primary' })} href={location.href}>
          {shellTexts.fault.again}
        </a>
      }
      urgent
      centred
    >
      {shellTexts.fault.words}
    </StateMessage>
  );
}
