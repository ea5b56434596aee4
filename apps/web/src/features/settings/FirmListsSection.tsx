import { useRecordPages } from '#src/platform/record-pages.ts';
import { countInWords } from '#src/platform/list-words.ts';
import { Button } from '#src/ui/Button.tsx';
import { TextField } from '#src/ui/LabelledField.tsx';
import { Section } from '#src/ui/RecordPage.tsx';
import { createFirmListEntry, FIRM_LISTS, firmListPages, type FirmListEntry, type FirmListFacts } from './firm-list.ts';
import { refusalInWords } from './refusal-in-words.ts';
import styles from './Settings.module.css';
import { useCreation } from './use-creation.ts';
import { useKeptText } from './use-kept-text.ts';

const LONGEST = 255;

/** What the firm may choose from in Clio: shown, and added to. */
export function FirmListsSection() {
  return (
    <>
      {FIRM_LISTS.map((facts) => (
        <FirmList key={facts.path} facts={facts} />
      ))}
      <p className={styles.quiet}>Clio’s API can add to these lists. To rename or delete an entry, go to Clio Grow.</p>
    </>
  );
}

function FirmList({ facts }: { facts: FirmListFacts }) {
  const { path, title, one, more } = facts;
  const options = firmListPages(path);
  const pages = useRecordPages<FirmListEntry>(options);
  const [name, setName] = useKeptText(`list${path}`);
  const creation = useCreation(options.queryKey, (text: string, key) => createFirmListEntry(path, text, key));
  const isKnown = pages.items.some((entry) => entry.name.toLowerCase() === name.trim().toLowerCase());
  return (
    <Section title={title} basis={`from Clio · ${countInWords(pages)}`}>
      <p className={styles.words}>{more}</p>
      {pages.problem && (
        <p className={styles.problem} role="alert">
          {refusalInWords(pages.problem, 'see this list')}{' '}
          <Button look="quiet" onClick={pages.retry} busy={pages.isRefreshing}>
            Try again
          </Button>
        </p>
      )}
      {pages.isLoading && <p role="status">Asking Clio…</p>}
      <ul className={styles.rows}>
        {pages.items.map((entry) => (
          <li key={entry.id}>
            <span>
              {entry.name}
              {entry.default === true && <small>When nobody chose one</small>}
            </span>
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <Button className={styles.gap} onClick={pages.loadMore} busy={pages.isLoadingMore}>
          Load more
        </Button>
      )}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '' && !isKnown && !creation.isPending) {
            creation.mutate(name.trim(), { onSuccess: () => setName('') });
          }
        }}
      >
        <TextField
          label={`New ${one}`}
          value={name}
          maxLength={LONGEST}
          autoComplete="off"
          isWrong={isKnown}
          hint={isKnown ? 'There is one of that name.' : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        {creation.error && (
          <p className={styles.problem} role="alert">
            {refusalInWords(creation.error, `add a ${one}`)}
          </p>
        )}
        <div className={styles.line}>
          <Button type="submit" busy={creation.isPending} disabled={name.trim() === ''}>
            {creation.isPending ? 'Asking Clio' : `Add the ${one}`}
          </Button>
          <span role="status">{creation.isSuccess && name === '' ? 'Added in Clio.' : ''}</span>
        </div>
      </form>
    </Section>
  );
}
