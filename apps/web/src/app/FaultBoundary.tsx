import { Component, type ReactNode } from 'react';
import { useLocation } from 'react-router';

interface FaultBoundaryProps {
  /** Shown in place of what broke, until somebody goes elsewhere. */
  fault: ReactNode;
  children: ReactNode;
}

/** Keeps what breaks to itself. React has no other way than a class. @see https://react.dev/reference/react/Component */
export function FaultBoundary(props: FaultBoundaryProps) {
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
