// Stands in the page itself (vite.config.ts). Same keys as src/platform/theme.ts, density.ts and panes.ts: what was chosen is there at
// the first paint, and nothing moves after it.
(function () {
  try {
    var root = document.documentElement;
    var theme = localStorage.getItem('desk.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    var density = localStorage.getItem('desk.density');
    if (density === 'compact' || density === 'dense') root.dataset.density = density;
    if (localStorage.getItem('desk.rail') === 'folded') root.dataset.rail = 'folded';
    var list = Number(localStorage.getItem('desk.list'));
    if (list >= 320 && list <= 560) root.style.setProperty('--list', list + 'px');
  } catch {
    // Storage may be switched off: what is usual stands.
  }
})();
