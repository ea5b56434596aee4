import { useLocation } from 'react-router';
import { SettingsScreen } from '#src/features/settings/SettingsScreen.tsx';
import { useSession } from '#src/features/session/session-query.ts';
import { SignOutButton } from '#src/app/session/SignOutButton.tsx';
import { useSignedIn } from '#src/app/session/SignedInContext.ts';
import { useDocumentTitle } from '#src/platform/navigation/document-title.ts';
import { shellTexts } from '#src/texts/shell/shell.ts';
import { toServerTime } from '#src/platform/http/server-clock.ts';

export function SettingsPane() {
  useDocumentTitle(shellTexts.settings);
  const session = useSignedIn();
  const { dataUpdatedAt } = useSession();
  // On a fresh page load, focus stays before the first link.
  const isFirst = useLocation().key === 'default';
  return (
    <SettingsScreen
      session={session}
      readAt={toServerTime(dataUpdatedAt)}
      signOut={<SignOutButton />}
      takesFocus={!isFirst}
    />
  );
}
