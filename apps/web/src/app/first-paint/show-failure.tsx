import { shellTexts } from '#src/texts/shell/shell.ts';
import { renderStatic } from '#src/ui/rendering/render-static.ts';
import { StateMessage } from '#src/ui/primitives/StateMessage.tsx';

/**
 * Replaces the page with an error message and a link to load it again: if the app's code fails to load, or if React
 * cannot go on.
 */
export function showFailure(root: HTMLElement, title: string): void {
  root.replaceChildren();
  const again = <a href={location.href}>{shellTexts.fault.again}</a>;
  renderStatic(
    <StateMessage level={1} title={title} actions={again} urgent centred>
      {shellTexts.fault.words}
    </StateMessage>,
    root,
  );
}
