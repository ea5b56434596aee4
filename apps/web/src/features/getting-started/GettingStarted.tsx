import { dismissGettingStarted } from '#src/platform/preferences/getting-started.ts';
import { gettingStartedTexts as texts } from '#src/texts/shell/getting-started.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import styles from './GettingStarted.module.css';

/** The steps from a new lead to a decision, shown beside the inbox until they are dismissed. */
export function GettingStartedCard() {
  return (
    <section className={styles.card} aria-label={texts.title}>
      <h2>{texts.title}</h2>
      <GettingStartedSteps />
      <Button onClick={dismissGettingStarted}>{texts.dismiss}</Button>
    </section>
  );
}

export function GettingStartedSteps() {
  return (
    <>
      <ol className={styles.steps}>
        {texts.steps.map(({ title, words }) => (
          <li key={title}>
            <strong>{title}</strong>
            <span>{words}</span>
          </li>
        ))}
      </ol>
      <p className={styles.more}>{texts.more}</p>
    </>
  );
}
