// Inlined into the page (vite.config.ts). Uses the same storage keys as src/platform/preferences/appearance.ts
// and pane-layout.ts, so that stored settings apply at the first paint and nothing moves after it.
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
    // Storage may be disabled: the defaults apply.
  }
})();
