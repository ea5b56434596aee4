/**
 * Unsets DEBUG: express-session, simple-oauth2 and others print cookies and secrets if it names them. They read it when
 * they are loaded, so this must be the first import of the process.
 */
delete process.env['DEBUG'];

export const debugIsSilent = true;
