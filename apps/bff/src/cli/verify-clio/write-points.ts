import { different, notTestable, type Finding, type OpenPoint, type Subject } from './open-point.ts';
import { isRefused, recordOf, recordsOf } from './reply-parts.ts';

/** Says what it is, because a note cannot be deleted through Clio's API. */
export const TEST_NOTE = {
  subject: 'Intake Desk: test note',
  body: 'Written by "verify-clio" to test the connection. It may be deleted in Clio.',
};
/** Longer than any subject may be. */
const LONG_SUBJECT = 's'.repeat(256);
const NEEDS_WRITE = notTestable('needs --write MATTER_ID');

/** Points that only a write can test: two refused notes, and one that stays. */
export const WRITE_POINTS: readonly OpenPoint[] = [
  {
    name: 'validation_status',
    about: '400 for the shape of a request, 422 for what a record forbids',
    test: (subject) =>
      onMatter(subject, async (path) => {
        const { clio } = subject;
        const shape = await clio.post(path, { subject: TEST_NOTE.subject });
        const model = await clio.post(path, { ...TEST_NOTE, subject: LONG_SUBJECT });
        if (isRefused(shape)) return notTestable('the permission to write notes is missing');
        const found = `${shape.status} and ${model.status}`;
        return found === '400 and 422' ? 'as assumed' : different(found);
      }),
  },
  {
    name: 'locked_matter_notes',
    about: 'a note on a locked matter',
    test: (subject) =>
      onMatter(subject, async (_path, { is_locked: isLocked }) => {
        if (isLocked !== true) return notTestable('this matter is not locked');
        const { status } = await subject.writeNote();
        return status === 201 ? 'as assumed' : different(`${status}`);
      }),
  },
  {
    name: 'notes',
    about: 'a new note is listed as it was sent, and does not change its matter',
    test: (subject) =>
      onMatter(subject, async (path, before) => {
        const { clio, matter } = subject;
        const written = await subject.writeNote();
        const note = recordOf(written);
        if (note === null) return notTestable(`the note was refused (${written.status})`);
        if (note['subject'] !== TEST_NOTE.subject || note['body'] !== TEST_NOTE.body)
          return different('its text is changed');
        const since = encodeURIComponent(String(note['created_at']));
        const listed = recordsOf(await clio.get(`${path}?created_since=${since}`));
        if (!listed.some(({ id }) => id === note.id)) return different('it is not listed');
        const after = recordOf(await clio.getAgain(`/matters/${matter}`));
        return after?.['updated_at'] === before['updated_at']
          ? 'as assumed'
          : different('updated_at of its matter changes');
      }),
  },
];

type Matter = Readonly<Record<string, unknown>>;

async function onMatter(
  { clio, matter }: Subject,
  test: (path: string, matter: Matter) => Promise<Finding>,
): Promise<Finding> {
  if (matter === null) return NEEDS_WRITE;
  const reply = await clio.get(`/matters/${matter}`);
  const record = recordOf(reply);
  if (record === null) return notTestable(`matter ${matter} cannot be read (${reply.status})`);
  return test(`/matters/${matter}/notes`, record);
}
