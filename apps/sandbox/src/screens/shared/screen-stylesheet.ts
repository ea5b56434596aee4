/** Styles of Grow's screens, in addition to those of every sandbox page. */
export const screenStylesheet = `
.bar {
  display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; justify-content: space-between;
  padding: .5rem max(1.5rem, (100% - 73rem) / 2);
  border-bottom: 1px solid var(--line); background: var(--card);
}
.bar nav { display: flex; flex-wrap: wrap; gap: .25rem; margin-left: -.75rem; }
.bar nav a { padding: .5rem .75rem; border-radius: .5rem; color: var(--quiet); text-decoration: none; }
.bar nav a:hover { color: var(--ink); }
.bar nav a[aria-current] { background: var(--ground); color: var(--ink); font-weight: 650; }
.person-bar { display: flex; gap: 1rem; align-items: center; font-size: .875rem; line-height: 1.3; }
.person-bar small { display: block; color: var(--quiet); font-size: .8125rem; }
.bar + main { max-width: 76rem; margin-top: 1.75rem; padding: 0 1.5rem 4rem; }
.bar + main h1 { overflow-wrap: anywhere; }
.bar + main h2 { margin: 2rem 0 .75rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
main a { color: var(--strong); text-underline-offset: .15em; }
button { min-height: 2.25rem; padding: 0 .875rem; white-space: nowrap; }
.decision button, .choice { min-height: 2.75rem; }
.decision button { padding: 0 1.25rem; }
.card > :first-child { margin-top: 0; }
.card > :last-child { margin-bottom: 0; }
button:hover { background: color-mix(in oklab, var(--ink) 8%, transparent); }
button.main { background: var(--button); color: var(--button-ink); }
button.main:hover { background: color-mix(in oklab, var(--button) 88%, var(--ground)); }
button.quiet { border-color: var(--line); font-weight: 400; }
input:not([type='radio'], [type='hidden']), textarea, select {
  min-height: 2.25rem; padding: .375rem .625rem; border: 1px solid var(--edge); border-radius: .5rem; background: var(--card);
  color: var(--ink); font: inherit;
}
::placeholder { color: var(--quiet); opacity: 1; }
.people { display: grid; gap: .5rem; }
.people + h2 { margin-top: 1.5rem; }
.choice { display: block; white-space: normal; overflow-wrap: anywhere; padding: .5rem .875rem; border-color: var(--line); text-align: left; }
.choice small { display: block; color: var(--quiet); font-size: .875rem; font-weight: 400; }
.way { margin: 0 0 .25rem; font-size: .875rem; }
.head { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: flex-start; justify-content: space-between; margin-bottom: 1rem; }
.head h1 { flex: 1 1 20rem; margin: 0; }
.happened { margin: 0 0 1rem; padding: .625rem .875rem; border-left: 3px solid var(--strong); background: var(--card); overflow-wrap: anywhere; }
.tools { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: center; justify-content: space-between; margin-bottom: .75rem; }
.tabs { display: flex; gap: .25rem; }
.tabs a { padding: .375rem .75rem; border: 1px solid transparent; border-radius: .5rem; color: var(--ink); text-decoration: none; }
.tabs a[aria-current] { border-color: var(--edge); background: var(--card); font-weight: 650; }
.tabs span { color: var(--quiet); font-weight: 400; font-variant-numeric: tabular-nums; }
.search { display: flex; gap: .5rem; }
.search input { width: 17rem; max-width: 100%; min-width: 0; flex: 1; }
table { width: 100%; table-layout: fixed; border: 1px solid var(--line); border-radius: .75rem; border-spacing: 0; background: var(--card); overflow: hidden; }
th, td { padding: .5rem .75rem; text-align: left; vertical-align: middle; overflow-wrap: anywhere; }
thead th { border-bottom: 1px solid var(--line); color: var(--quiet); font-size: .8125rem; font-weight: 600; }
tbody tr + tr > * { border-top: 1px solid var(--line); }
tbody th { font-weight: 600; }
tbody th a { display: -webkit-box; overflow: hidden; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
tbody th a { color: var(--ink); text-decoration-color: var(--edge); }
td { font-size: .875rem; }
.number, .mail, .when, .aside { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-variant-numeric: tabular-nums; }
.number { width: 10.5rem; }
.mail { width: 15.5rem; }
.when { width: 12.5rem; }
.aside { width: 9rem; }
.state { width: 13rem; }
.client { width: 18rem; }
.when, .aside { color: var(--quiet); }
.do { width: 11.5rem; overflow-wrap: normal; }
.do .actions { justify-content: flex-end; }
.do .actions button { min-height: 2rem; padding: 0 .75rem; font-size: .875rem; }
.do .actions button:not(.main) { border-color: var(--line); font-weight: 400; }
.do .actions .main { background: transparent; color: var(--ink); }
.do .actions .main:hover { background: var(--button); color: var(--button-ink); }
.actions { display: flex; gap: .5rem; }
.empty { margin: 0; padding: 2.5rem 1rem; border: 1px dashed var(--edge); border-radius: .75rem; color: var(--quiet); text-align: center; }
.pager { display: flex; gap: 1rem; justify-content: center; margin-top: 1rem; color: var(--quiet); font-variant-numeric: tabular-nums; }
.status { display: inline-flex; gap: .5rem; align-items: baseline; }
.status::before { content: ''; flex: none; width: .5rem; height: .5rem; border: 2px solid var(--quiet); border-radius: 50%; }
.status.intake::before { border-color: var(--strong); }
.status.hired::before { border-color: var(--good); background: var(--good); }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: 1rem 1.5rem; margin: 0; }
.facts dt { color: var(--quiet); font-size: .8125rem; }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.mover { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin-top: 1.25rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
.locked { margin: 1.25rem 0 0; color: var(--quiet); }
.menu { position: relative; }
.menu summary {
  display: inline-flex; align-items: center; min-height: 2.25rem; padding: 0 .875rem; border: 1px solid var(--button);
  border-radius: .5rem; font-weight: 600; cursor: pointer; list-style: none;
}
.menu summary::-webkit-details-marker { display: none; }
.menu summary::after { content: '▾'; content: '▾' / ''; margin-left: .5rem; }
.menu > div {
  position: absolute; z-index: 1; right: 0; width: max-content; max-width: min(20rem, calc(100vw - 3rem)); margin: .25rem 0 0; padding: .375rem;
  border: 1px solid var(--edge); border-radius: .5rem; background: var(--card); box-shadow: 0 .5rem 1.5rem rgb(0 0 0 / 18%);
}
.menu ul { margin: 0; padding: 0; list-style: none; }
.menu p { margin: 0; padding: .375rem .75rem; color: var(--quiet); font-size: .8125rem; overflow-wrap: anywhere; }
.menu ul + p { margin-top: .375rem; padding-top: .75rem; border-top: 1px solid var(--line); }
.menu li a { display: block; padding: .5rem .75rem; border-radius: .375rem; color: var(--ink); text-decoration: none; overflow-wrap: anywhere; }
.menu li a:hover { background: var(--ground); }
blockquote { margin: 0; }
blockquote p { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
blockquote footer { margin-top: .5rem; color: var(--quiet); font-size: .875rem; }
.note-form ~ .empty { max-width: 44rem; }
.note-form { display: grid; gap: .375rem; max-width: 44rem; margin-bottom: 1.5rem; }
.note-form label { font-size: .875rem; font-weight: 600; }
.note-form label[for='body'] { margin-top: .5rem; }
.note-form button { justify-self: start; margin-top: .5rem; }
textarea { resize: vertical; }
.note { max-width: 44rem; padding: 1rem 0; border-top: 1px solid var(--line); }
.note h3 { margin: 0; font-size: 1rem; overflow-wrap: anywhere; }
.note time { color: var(--quiet); font-size: .875rem; }
.note p { margin: .5rem 0 0; white-space: pre-line; overflow-wrap: anywhere; }
@media (max-width: 64rem) {
  .aside { display: none; }
  .number { width: 10rem; }
  .mail { width: 14.5rem; }
  .when { width: 12rem; }
  .do { width: 11rem; }
  .state { width: 11rem; }
  .client { width: 14rem; }
}
@media (max-width: 44rem) {
  .bar, .bar + main { padding-left: 1rem; padding-right: 1rem; }
  .person-bar { width: 100%; justify-content: space-between; }
  .search, .search input, .tools > * { width: 100%; }
  .tabs a { flex: 1; text-align: center; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody { display: block; }
  tbody tr { display: grid; gap: .125rem; padding: .875rem 1rem; }
  tbody tr + tr { border-top: 1px solid var(--line); }
  tbody tr > * { width: auto; padding: 0; border: 0 !important; white-space: normal; }
  .facts { grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); }
  .card { padding: 1.125rem; }
  td:empty { display: none; }
  .menu > div { position: static; width: auto; max-width: none; box-shadow: none; }
  .do { width: auto; margin-top: .5rem; }
  .actions, .do .actions { width: 100%; }
  .actions button, .do .actions button { flex: 1; min-height: 2.75rem; }
  .bar nav { margin-left: 0; }
  button, select, .do .actions button, .menu summary, input:not([type='hidden']) { min-height: 2.75rem; }
  .mover select { flex: 1; min-width: 0; }
}
`;
