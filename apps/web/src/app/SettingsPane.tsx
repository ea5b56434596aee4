import { SettingsScreen } from '#src/features/settings/SettingsScreen.tsx';
import { KeyTable } from './KeyTable.tsx';
import { SignOutButton } from './SignOutButton.tsx';
import { useSignedIn } from './SignedInContext.ts';
import { useDocumentTitle } from './use-document-title.ts';

export function SettingsPane() {
  useDocumentTitle('Settings');
  return <SettingsScreen session={useSignedIn()} signOut={<SignOutButton />} keys={<KeyTable />} />;
}
