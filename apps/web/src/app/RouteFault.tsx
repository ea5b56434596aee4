import { buttonClass } from '#src/ui/Button.tsx';
import { StateMessage } from '#src/ui/StateMessage.tsx';

/** When a screen itself breaks, or its code cannot be loaded (a newer desk was installed meanwhile). */
export function RouteFault() {
  return (
    <StateMessage
      level={1}
      title="This screen could not be shown."
      actions={
        <a className={buttonClass({ look: 'primary' })} href={location.href}>
          Load it again
        </a>
      }
      urgent
      centred
    >
      Drafts are kept in this browser. If it happens again, tell whoever runs this desk.
    </StateMessage>
  );
}
