import { buttonClass } from '#src/ui/Button.tsx';
import { StateMessage } from '#src/ui/StateMessage.tsx';
import { deskTexts } from '#src/texts/desk.ts';

/** When one record breaks its pane: list and rail go on. */
export function RecordFault() {
  return (
    <StateMessage
      level={1}
      title={deskTexts.fault.record}
      actions={
        <a className={buttonClass({ look: 'primary' })} href={location.href}>
          {deskTexts.fault.again}
        </a>
      }
      urgent
    >
      {deskTexts.fault.words}
    </StateMessage>
  );
}
