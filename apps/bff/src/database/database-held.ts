/** Another process uses the database. */
export class DatabaseHeldError extends Error {}
