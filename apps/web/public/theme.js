// A file of its own, because the CSP allows no inline script. Same key as src/platform/theme.ts.
(function () {
  try {
    var theme = localStorage.getItem('desk.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // Storage may be switched off: the system's theme stands.
  }
})();
