import { buttonClass } from '#src/ui/primitives/Button.tsx';
import { StateMessage } from '#src/ui/primitives/StateMessage.tsx';
import { useDocumentTitle } from '#src/platform/navigation/document-title.ts';
import { shellTexts } from '#src/texts/shell/shell.ts';
import { Link } from './Link.tsx';

export function NotFoundScreen() {
  const words = shellTexts.noSuchPage;
  useDocumentTitle(words.page);
  return (
    <StateMessage
      level={1}
      title={words.title}
      actions={
        <Link className={buttonClass({ variant: 'primary' })} to="/">
          {words.back}
        </Link>
      }
    >
      {words.words}
    </StateMessage>
  );
}
