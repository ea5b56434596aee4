import { buttonClass } from '#src/ui/Button.tsx';
import { StateMessage } from '#src/ui/StateMessage.tsx';

/** When one record breaks its pane: list and rail go on. */
export function RecordFault() {
  return (
    <StateMessage
      level={1}
      title="This record could not be shown."
      actions={
        <a className={buttonClass({ look: 'primary' })} href={location.href}>
          Load it again
        </a>
      }
      urgent
    >
      Drafts are kept in this browser. If it happens again, tell whoever runs this desk.
    </StateMessage>
  );
}
