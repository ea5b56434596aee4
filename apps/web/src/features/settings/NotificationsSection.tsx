import { useState } from 'react';
import { chime } from '#src/platform/browser/chime.ts';
import {
  askForNotices,
  chooseNotices,
  noticeState,
  useNotices,
} from '#src/platform/preferences/notification-preferences.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import { noticeTexts, settingsTexts } from '#src/texts/settings/settings.ts';
import styles from './shared/Settings.module.css';

/** Whether new leads are told outside the desk's own window. */
export function NoticesSection({ mirror }: { mirror: boolean }) {
  const notices = useNotices();
  const [permission, setPermission] = useState(noticeState);
  const isOn = notices.isOn && permission === 'granted';
  const switchOn = async () => {
    const answer = await askForNotices();
    setPermission(answer);
    if (answer === 'granted') chooseNotices({ isOn: true });
  };
  return (
    <Section title={noticeTexts.title} basis={settingsTexts.yoursKeptHere}>
      <p className={styles.words}>{mirror ? noticeTexts.words : noticeTexts.noMirror}</p>
      {mirror && permission === 'unsupported' && <p>{noticeTexts.unsupported}</p>}
      {mirror && permission === 'denied' && <p role="status">{noticeTexts.denied}</p>}
      {mirror && (permission === 'default' || permission === 'granted') && (
        <div className={styles.line}>
          {isOn ? (
            <Button onClick={() => chooseNotices({ isOn: false })}>{noticeTexts.switchOff}</Button>
          ) : (
            <Button onClick={() => void switchOn()}>{noticeTexts.switchOn}</Button>
          )}
          <span role="status">{isOn ? noticeTexts.on : ''}</span>
        </div>
      )}
      {isOn && (
        <>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={notices.withNames}
              onChange={(event) => chooseNotices({ withNames: event.target.checked })}
            />
            {noticeTexts.withNames}
          </label>
          <p className={styles.quiet}>{noticeTexts.withNamesWhy}</p>
        </>
      )}
      {mirror && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={notices.withSound}
            onChange={(event) => {
              chooseNotices({ withSound: event.target.checked });
              // To hear what was chosen.
              if (event.target.checked) chime();
            }}
          />
          {noticeTexts.withSound}
        </label>
      )}
    </Section>
  );
}
