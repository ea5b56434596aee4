import type { PlantedBreak } from './planted-break.ts';

const OUTBOX = 'apps/bff/src/grow/outbox/outbox.ts';
const OUTBOX_STORE = 'apps/bff/src/grow/outbox/outbox-store.ts';
const OUTBOX_TEST = 'apps/bff/test/grow/outbox.test.ts';

export const OUTBOX_BREAKS: readonly PlantedBreak[] = [
  {
    promise: 53,
    what: 'the journal is written but not read',
    file: OUTBOX,
    find: `if (isNew) return perform(row.id, write, keep);`,
    replace: `if (isNew || row.state === 'CONFIRMED') return perform(row.id, write, keep);`,
    also: [54],
  },
  {
    promise: 53,
    what: 'a key may be used for another text',
    file: OUTBOX,
    find: `if (!cipher.isFingerprintOf(row.request_hash, content)) throw new ProblemError('idempotency-key-reused');`,
    replace: ``,
  },
  {
    promise: 53,
    what: 'a write needs no key',
    file: OUTBOX,
    find: `if (key === undefined || !isIdempotencyKey(key)) throw new ProblemError('missing-idempotency-key');`,
    replace: `key ??= '00000000-0000-4000-8000-000000000000';`,
    // The writes of two tests get the same key, so the second one is answered with the first.
    also: [54],
  },
  {
    promise: 54,
    what: 'a write whose response was lost counts as not sent',
    file: OUTBOX,
    find: `await store.transition(id, 'UNKNOWN');
      onUnknown();`,
    replace: `await store.forget(id);`,
    files: [OUTBOX_TEST, 'apps/bff/test/grow/reconciler.test.ts'],
  },
  {
    promise: 54,
    what: 'writes that were in flight at a crash are forgotten',
    file: OUTBOX_STORE,
    find: `.where('state', '=', 'PENDING').where(isOfTheDead).execute();`,
    replace: `.where('state', 'in', ['PENDING', 'SENT']).where(isOfTheDead).execute();`,
    files: [OUTBOX_TEST],
  },
  {
    promise: 54,
    what: 'one note in Grow confirms two sent ones',
    file: 'apps/bff/src/grow/outbox/reconciler.ts',
    find: `if (await store.isMatchedElsewhere(row, String(record.id))) continue;`,
    replace: ``,
    files: [OUTBOX_TEST],
  },
  {
    promise: 54,
    what: 'a write that the first query does not find is reported as absent',
    file: 'apps/bff/src/grow/outbox/reconciler.ts',
    find: `} else if (leftFor > ABSENT_AFTER_MS) {`,
    replace: `} else if (leftFor > 0) {`,
    files: ['apps/bff/test/grow/reconciler.test.ts'],
  },
  {
    promise: 19,
    what: 'responses are stored unencrypted in the outbox',
    file: OUTBOX_STORE,
    find: `answer: answer === undefined ? null : cipher.seal(answer, placeOf('outbox', id)),`,
    replace: `answer: answer ?? null,`,
    and: [
      {
        file: OUTBOX_STORE,
        find: `(answer === null ? null : cipher.tryOpen(answer, placeOf('outbox', id)))`,
        replace: `answer`,
      },
    ],
    files: [OUTBOX_TEST],
  },
];
