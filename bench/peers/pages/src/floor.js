import { ROW, lineOf, nameOf, readPage } from './rows.js';

/** The floor: a list as fast as a browser can render one, without a framework. Only the rows in view are in the DOM. */
const AHEAD = 60;
const OVER = 12;
const leads = [];
let next = null;
let isReading = false;
const drawn = new Map();
let at = 0;

const scroller = document.createElement('div');
scroller.className = 'scroller';
const rows = document.createElement('div');
rows.className = 'rows';
scroller.append(rows);
document.getElementById('root').append(scroller);
scroller.addEventListener('scroll', draw, { passive: true });
addEventListener('keydown', ({ key }) => {
  if (key === 'j') goTo(at + 1);
  if (key === 'k') goTo(at - 1);
});
scroller.addEventListener('click', ({ target }) => goTo(Number(target.closest('.row').dataset.index)));
void read();

async function read() {
  isReading = true;
  const page = await readPage(next);
  leads.push(...page.data);
  next = page.next;
  isReading = false;
  rows.style.height = `${leads.length * ROW}px`;
  draw();
}

function draw() {
  const first = Math.max(0, Math.floor(scroller.scrollTop / ROW) - OVER);
  const last = Math.min(leads.length, Math.ceil((scroller.scrollTop + scroller.clientHeight) / ROW) + OVER);
  for (const [index, row] of drawn) {
    if (index >= first && index < last) continue;
    row.remove();
    drawn.delete(index);
  }
  for (let index = first; index < last; index += 1) if (!drawn.has(index)) add(index);
  if (next !== null && !isReading && last >= leads.length - AHEAD) void read();
}

function goTo(index) {
  if (index < 0 || index >= leads.length) return;
  drawn.get(at)?.removeAttribute('aria-current');
  at = index;
  const { scrollTop, clientHeight } = scroller;
  if (at * ROW < scrollTop) scroller.scrollTop = at * ROW;
  if ((at + 1) * ROW > scrollTop + clientHeight) scroller.scrollTop = (at + 1) * ROW - clientHeight;
  draw();
  drawn.get(at).setAttribute('aria-current', 'true');
  drawn.get(at).focus({ preventScroll: true });
}

function add(index) {
  const lead = leads[index];
  const row = document.createElement('div');
  row.className = 'row';
  row.dataset.index = String(index);
  row.tabIndex = -1;
  if (index === at) row.setAttribute('aria-current', 'true');
  row.style.transform = `translateY(${index * ROW}px)`;
  const name = document.createElement('strong');
  name.textContent = nameOf(lead);
  const line = document.createElement('div');
  line.textContent = lineOf(lead);
  row.append(name, line);
  rows.append(row);
  drawn.set(index, row);
}
