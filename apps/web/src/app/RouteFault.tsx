import { buttonClass } from '#src/ui/Button.tsx';
import { StateMessage } from '#src/ui/StateMessage.tsx';
import { deskTexts } from '#src/texts/desk.ts';

/** When a screen itself breaks, or its code cannot be loaded (a newer desk was installed meanwhile). */
export function RouteFault() {
  return (
    <StateMessage
      level={1}
      title={deskTexts.fault.screen}
      actions={
        <a className={buttonClass({ look: 'primary' })} href={location.href}>
          {deskTexts.fault.again}
        </a>
      }
      urgent
      centred
    >
      {deskTexts.fault.words}
    </StateMessage>
  );
}
