import { shellTexts } from '#src/texts/shell/shell.ts';
import { renderStatic } from '#src/ui/rendering/render-static.ts';
import { StateMessage } from '#src/ui/primitives/StateMessage.tsx';

/** Replaces the page with an error message and a retry link if the app's code fails to load. */
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
