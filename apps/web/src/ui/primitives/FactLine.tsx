import styles from './FactLine.module.css';

/** Short facts in one line: *Contact · Former client · (646) 555-0127*. A line breaks between them, not at a hyphen. */
export function FactLine({ facts }: { facts: readonly string[] }) {
  return facts.map((fact, at) => (
    <span key={`${at} ${fact}`} className={styles.fact}>
      {`${at === 0 ? '' : '· '}${fact} `}
    </span>
  ));
}
