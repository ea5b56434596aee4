import { Component, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { buttonClass } from '#src/ui/primitives/Button.tsx';
import { StateMessage } from '#src/ui/primitives/StateMessage.tsx';
import { shellTexts } from '#src/texts/shell/shell.ts';

interface FaultBoundaryProps {
  /** Shown in place of the failed part until the user navigates elsewhere. */
  fault: ReactNode;
  children: ReactNode;
}

/**
 * Catches rendering errors below it. React supports this only in a class.
 * @see https://react.dev/reference/react/Component
 */
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
    // Ties the error to the current location; any other location renders the children again.
    if (brokenAt === '') return { brokenAt: place };
    return { brokenAt: brokenAt === place ? place : null };
  }

  override render(): ReactNode {
    return this.state.brokenAt === null ? this.props.children : this.props.fault;
  }
}

/** Shown when a record's pane fails; list and sidebar still work. */
export function RecordError() {
  return <Fault title={shellTexts.fault.record} />;
}

/** Shown when a screen fails, or when its code cannot be loaded because a newer version was installed meanwhile. */
export function RouteError() {
  return <Fault title={shellTexts.fault.screen} centred />;
}

function Fault(props: { title: string; centred?: boolean }) {
  const again = (
    <a className={buttonClass({ variant: 'primary' })} href={location.href}>
      {shellTexts.fault.again}
    </a>
  );
  return (
    <StateMessage {...props} level={1} actions={again} urgent>
      {shellTexts.fault.words}
    </StateMessage>
  );
}
