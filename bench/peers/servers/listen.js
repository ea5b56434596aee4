/** Listens on any free port and prints it. */
export function listen(app) {
  const server = app.listen(0, '127.0.0.1', () => console.log(`listening at ${server.address().port}`));
}
