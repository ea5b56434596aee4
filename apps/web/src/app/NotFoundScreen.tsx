import { Link } from 'react-router';
import { buttonClass } from '#src/ui/Button.tsx';
import { StateMessage } from '#src/ui/StateMessage.tsx';
import { useDocumentTitle } from '#src/platform/document-title.ts';

export function NotFoundScreen() {
  useDocumentTitle('No such page');
  return (
    <StateMessage
      level={1}
      title="There is no such page."
      actions={
        <Link className={buttonClass({ look: 'primary' })} to="/">
          Back to the inbox
        </Link>
      }
    >
      The address may be mistyped, or the link is older than this desk.
    </StateMessage>
  );
}
