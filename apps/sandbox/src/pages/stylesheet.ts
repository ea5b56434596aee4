/** Styles of the sandbox's own pages: plain, and clearly different from Clio's. */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --ground: #f3f0e9; --card: #fffdf8; --ink: #23211c; --quiet: #5d584c; --line: #d8d1c1; --strong: #7a4a00;
  --button: #23211c; --button-ink: #fffdf8; --focus: #9a5b00; --edge: #8f8672; --good: #2f6b3a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #191713; --card: #22201b; --ink: #f0ebe0; --quiet: #b5ad9c; --line: #423d33; --strong: #f2b457;
    --button: #f0ebe0; --button-ink: #191713; --focus: #f2b457; --edge: #7d7564; --good: #7cc48a;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header {
  display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: center; justify-content: center; padding: .75rem 1.25rem;
  border-bottom: 2px dashed var(--line); color: var(--quiet); font-size: .875rem; text-align: center;
}
header p { margin: 0; }
.place {
  padding: 0 .5rem; border: 1px solid currentColor; border-radius: 1rem; color: var(--strong); font-size: .75rem;
  font-weight: 650; letter-spacing: .04em; text-transform: uppercase;
}
main { max-width: 34rem; margin: 2.5rem auto; padding: 0 1.25rem; }
h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.25; font-weight: 650; }
.lead { margin: 0 0 1.75rem; color: var(--quiet); }
.card { padding: 1.5rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); }
fieldset { margin: 0 0 1.5rem; padding: 0; border: 0; }
legend, h2 { margin: 0 0 .5rem; padding: 0; font-size: 1rem; font-weight: 650; line-height: 1.5; }
.person {
  display: grid; grid-template-columns: auto 1fr; gap: 0 .75rem; align-items: center; min-height: 3.25rem; padding: .5rem .75rem;
  border: 1px solid var(--line); border-radius: .5rem; cursor: pointer;
}
.person + .person { margin-top: .5rem; }
.person:has(:checked) { border-color: var(--focus); box-shadow: inset 0 0 0 1px var(--focus); }
.person input { grid-row: span 2; width: 1.125rem; height: 1.125rem; margin: 0; accent-color: var(--focus); }
.person .detail { color: var(--quiet); font-size: .875rem; }
ul { margin: 0 0 1.5rem; padding: 0 0 0 1.125rem; color: var(--quiet); font-size: .9375rem; }
.decision { display: flex; flex-wrap: wrap; gap: .75rem; }
button {
  min-height: 2.75rem; padding: 0 1.25rem; border: 1px solid var(--button); border-radius: .5rem; background: transparent;
  color: var(--ink); font: inherit; font-weight: 600; cursor: pointer;
}
button[value='allow'] { background: var(--button); color: var(--button-ink); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
code { font-size: .9em; }
`;
