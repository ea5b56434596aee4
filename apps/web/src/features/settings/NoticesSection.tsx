import { useState } from 'react';
import { askForNotices, chooseNotices, noticeState, useNotices } from '#src/platform/notice-preferences.ts';
import { Button } from '#src/ui/Button.tsx';
import { Section } from '#src/ui/RecordPage.tsx';
import styles from './Settings.module.css';

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
    <Section title="Notices of new leads" basis="yours, kept in this browser">
      <p className={styles.words}>
        {mirror
          ? 'When a lead comes in while the desk is not in front of you, this computer can say so.'
          : 'This desk does not hear of new leads by itself (the mirror is off), so there is nothing to tell.'}
      </p>
      {mirror && permission === 'unsupported' && <p>This browser has no notices.</p>}
      {mirror && permission === 'denied' && (
        <p role="status">The browser refuses notices for this address; only its own settings can change that.</p>
      )}
      {mirror && (permission === 'default' || permission === 'granted') && (
        <div className={styles.line}>
          {isOn ? (
            <Button onClick={() => chooseNotices({ isOn: false })}>Switch notices off</Button>
          ) : (
            <Button onClick={() => void switchOn()}>Switch notices on</Button>
          )}
          <span role="status">{isOn ? 'On in this browser.' : ''}</span>
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
            Say the caller’s name
          </label>
          <p className={styles.quiet}>
            Without it a notice says only that somebody came: it may be read on a locked screen, or by whoever passes.
          </p>
        </>
      )}
    </Section>
  );
}
