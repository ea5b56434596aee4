import { shellTexts } from '#src/texts/shell/shell.ts';
import { renderStatic } from '#src/ui/rendering/render-static.ts';
import { StateMessage } from '#src/ui/primitives/StateMessage.tsx';

/** The app's code has not come: said in place of what stands there, with a way to try again. */
export function showLoadFailure(root: HTMLElement): void {
  root.replaceChildren();
  const again = <a href={location.href}>{shellTexts.fault.again}</a>;
  renderStatic(
    <StateMessage level={1} title={shellTexts.fault.notLoaded} actions={again} urgent centred>
      {shellTexts.fault.words}
    </StateMessage>,
    root,
  );
}
