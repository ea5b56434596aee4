// CommonJS, so that a Node that is too old for the rest can parse it. Loaded with -r, so that a script is one process and
// receives the signals that npm forwards.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 12)) {
  console.error(
    `Intake Desk needs Node 24.12 or newer, and this is ${process.versions.node}. Run "npm ci": it brings its own Node, which the npm scripts then use.`,
  );
  process.exit(1);
}
