import { useState } from 'react';
import { chime } from '#src/platform/browser/chime.ts';
import {
  requestNotificationPermission,
  setNotificationPreferences,
  notificationPermission,
  useNotificationPreferences,
} from '#src/platform/preferences/notification-preferences.ts';
import { CheckField } from '#src/ui/form/FormField.tsx';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import { notificationTexts, settingsTexts } from '#src/texts/settings/settings.ts';
import styles from './shared/Settings.module.css';

/** Settings for notifications and sound on new leads. */
export function NotificationsSection({ mirror }: { mirror: boolean }) {
  const notices = useNotificationPreferences();
  const [permission, setPermission] = useState(notificationPermission);
  const isOn = notices.isOn && permission === 'granted';
  const switchOn = async () => {
    const answer = await requestNotificationPermission();
    setPermission(answer);
    if (answer === 'granted') setNotificationPreferences({ isOn: true });
  };
  return (
    <Section title={notificationTexts.title} basis={settingsTexts.yoursKeptHere}>
      <p className={styles.words}>{mirror ? notificationTexts.words : notificationTexts.noMirror}</p>
      {mirror && permission === 'unsupported' && <p>{notificationTexts.unsupported}</p>}
      {mirror && permission === 'denied' && <p role="status">{notificationTexts.denied}</p>}
      {mirror && (permission === 'default' || permission === 'granted') && (
        <div className={styles.line}>
          {isOn ? (
            <Button onClick={() => setNotificationPreferences({ isOn: false })}>{notificationTexts.switchOff}</Button>
          ) : (
            <Button onClick={() => void switchOn()}>{notificationTexts.switchOn}</Button>
          )}
          <span role="status">{isOn ? notificationTexts.on : ''}</span>
        </div>
      )}
      {isOn && (
        <>
          <CheckField
            label={notificationTexts.withNames}
            isOn={notices.withNames}
            onChange={(withNames) => setNotificationPreferences({ withNames })}
          />
          <p className={styles.quiet}>{notificationTexts.withNamesWhy}</p>
        </>
      )}
      {mirror && (
        <CheckField
          label={notificationTexts.withSound}
          isOn={notices.withSound}
          onChange={(withSound) => {
            setNotificationPreferences({ withSound });
            // Plays the sound as a preview.
            if (withSound) chime();
          }}
        />
      )}
    </Section>
  );
}
