import { useId, useState } from 'react';
import { comingShort } from '#src/platform/time.ts';
import { parseWallTime } from '#src/platform/zoned-time.ts';
import { Button } from '#src/ui/Button.tsx';
import { Choices } from './Choices.tsx';
import styles from './SnoozeChoices.module.css';
import { snoozeTimes } from './snooze-times.ts';

interface SnoozeChoicesProps {
  /** @param until ISO 8601 */
  onChoose: (until: string) => void;
  onClose: () => void;
}

/** Until when: the usual times, or an exact one. */
export function SnoozeChoices({ onChoose, onClose }: SnoozeChoicesProps) {
  const [now] = useState(() => Date.now());
  const [exact, setExact] = useState('');
  const [refusal, setRefusal] = useState('');
  const input = useId();
  const times = snoozeTimes(now);
  const choose = (until: number) => onChoose(new Date(until).toISOString());
  return (
    <Choices
      label="Put off until"
      choices={times.map(({ id, label, until }) => ({ id, label, detail: comingShort(until, now) }))}
      onChoose={(id) => {
        const time = times.find((one) => one.id === id);
        if (time !== undefined) choose(time.until);
      }}
      onClose={onClose}
    >
      <form
        className={styles.exact}
        onSubmit={(event) => {
          event.preventDefault();
          const until = parseWallTime(exact);
          if (Number.isNaN(until)) return setRefusal('Give a day and a time.');
          if (until <= Date.now()) return setRefusal('That is past.');
          choose(until);
        }}
      >
        <label htmlFor={input}>An exact time</label>
        <input
          id={input}
          type="datetime-local"
          value={exact}
          onChange={(event) => {
            setExact(event.target.value);
            setRefusal('');
          }}
        />
        <Button type="submit">Snooze</Button>
        <span role="status">{refusal}</span>
      </form>
    </Choices>
  );
}
