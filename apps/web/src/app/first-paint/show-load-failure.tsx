import { deskTexts } from '#src/texts/shell/shell.ts';
import { drawPlainly } from '#src/ui/rendering/render-static.ts';
import { StateMessage } from '#src/ui/primitives/StateMessage.tsx';

/** The app's code has not come: said in place of what stands there, with a way to try again. */
export function sayNotLoaded(root: HTMLElement): void {
  root.replaceChildren();
  const again = <a href={location.href}>{deskTexts.fault.again}</a>;
  drawPlainly(
    <StateMessage level={1} title={deskTexts.fault.notLoaded} actions={again} urgent centred>
      {deskTexts.fault.words}
    </StateMessage>,
    root,
  );
}
