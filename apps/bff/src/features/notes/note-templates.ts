import { noteTemplate, type NoteTemplate } from '@intake-desk/desk-api/note-template';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import { placeOf } from '../../database/sealed-columns.ts';
import type { Cipher } from '../../crypto/cipher.ts';
import { DEFAULT_TEMPLATES } from './default-templates.ts';

interface StoredTemplates {
  templates: NoteTemplate[];
  /** 0 for the default templates. */
  version: number;
}

/** Stores a firm's templates, encrypted: people put names into them, whatever they are meant for. */
export interface NoteTemplateStore {
  of(firm: string): Promise<StoredTemplates>;
  /**
   * Replaces all templates of the given version.
   * @returns false if they were changed since that version: nothing is written
   */
  put(firm: string, templates: readonly NoteTemplate[], version: number): Promise<boolean>;
}

export function createNoteTemplates(database: Database, cipher: Cipher, clock: Clock): NoteTemplateStore {
  return {
    async of(firm) {
      const row = await database.selectFrom('note_templates').selectAll().where('firm', '=', firm).executeTakeFirst();
      if (row === undefined) return { templates: [...DEFAULT_TEMPLATES], version: 0 };
      const text = cipher.tryOpen(row.templates, placeOf('noteTemplates', firm));
      // Without their key, an intake manager can replace them.
      if (text === null) return { templates: [...DEFAULT_TEMPLATES], version: row.version };
      const stored = JSON.parse(text) as unknown[];
      // Skips templates stored by an older version that this version cannot parse.
      const templates = stored.flatMap((template) => {
        const read = noteTemplate.safeParse(template);
        return read.success ? [read.data] : [];
      });
      return { templates, version: row.version };
    },
    async put(firm, templates, version) {
      const sealed = cipher.seal(JSON.stringify(templates), placeOf('noteTemplates', firm));
      const row = { firm, version: version + 1, templates: sealed, updated_at: clock.now() };
      if (version === 0) {
        const { numInsertedOrUpdatedRows } = await database
          .insertInto('note_templates')
          .values(row)
          .onConflict((conflict) => conflict.column('firm').doNothing())
          .executeTakeFirstOrThrow();
        return numInsertedOrUpdatedRows === 1n;
      }
      const { numUpdatedRows } = await database
        .updateTable('note_templates')
        .set(row)
        .where('firm', '=', firm)
        .where('version', '=', version)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
  };
}
