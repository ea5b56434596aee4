import { FIRM_LIST_NAME_MAX } from '@intake-desk/grow-api/limits';
import { useGrowPages, growPagesOptions } from '#src/platform/lists/grow-pages.ts';
import { TextField } from '#src/ui/form/FormField.tsx';
import { firmListTexts } from '#src/texts/settings/settings.ts';
import { ClioList, CreateButton } from './shared/ClioList.tsx';
import styles from './shared/Settings.module.css';
import { useCreateOnce } from './shared/use-create-once.ts';
import { useStoredText } from './shared/use-stored-text.ts';
import { growGet, growPost } from '#src/platform/http/grow.ts';

/** Shows the lists that the firm maintains in Clio, and adds entries. */
export function FirmListsSection() {
  return (
    <>
      {FIRM_LISTS.map((path) => (
        <FirmList key={path} path={path} />
      ))}
      <p className={styles.quiet}>{firmListTexts.foot}</p>
    </>
  );
}

function FirmList({ path }: { path: FirmListPath }) {
  const { title, one, more } = firmListTexts.lists[path];
  const options = firmListPages(path);
  const pages = useGrowPages<FirmListEntry>(options);
  const [name, setName] = useStoredText(`list${path}`);
  const creation = useCreateOnce(options.queryKey, (name: string, key) => growPost(path, { name }, key));
  const isKnown = pages.items.some((entry) => entry.name.toLowerCase() === name.trim().toLowerCase());
  return (
    <ClioList
      title={title}
      words={more}
      pages={pages}
      toSee={firmListTexts.see}
      renderItem={(entry) => (
        <li key={entry.id}>
          <span>
            <span>{entry.name}</span>
            {entry.default === true && <small>{firmListTexts.defaultValue}</small>}
          </span>
        </li>
      )}
    >
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
          label={firmListTexts.fresh(one)}
          value={name}
          maxLength={FIRM_LIST_NAME_MAX}
          autoComplete="off"
          isWrong={isKnown}
          hint={isKnown ? firmListTexts.isKnown : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <CreateButton
          creation={creation}
          toCreate={firmListTexts.toAdd(one)}
          label={firmListTexts.add(one)}
          disabled={name.trim() === ''}
          done={name === '' ? firmListTexts.added : ''}
        />
      </form>
    </ClioList>
  );
}

/** Lists that a firm maintains in Clio, by the paths of their operations. */
const FIRM_LISTS = ['/sources', '/matter_types', '/locations'] as const;
type FirmListPath = (typeof FIRM_LISTS)[number];

interface FirmListEntry {
  id: number;
  name: string;
  /** True for the type of matters for which none was selected. */
  default?: boolean;
}

function firmListPages(path: FirmListPath) {
  return growPagesOptions<FirmListEntry>(['firm-list', path], (page_token, signal) =>
    growGet(path, { query: { page_token }, signal }),
  );
}
