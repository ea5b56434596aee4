// Stands in the page itself (vite.config.ts), so that the app's first questions leave before its own code has come, where somebody was
// signed in when this browser was here last. Taken up by src/platform/first-answers.ts: same key, same name.
(function () {
  try {
    if (localStorage.getItem('desk.first') !== 'mirror') return;
    var ask = function (path) {
      var headers = { Accept: 'application/json', 'X-CSRF': '1' };
      var answer = fetch(path, { headers: headers, credentials: 'same-origin', redirect: 'error' });
      // Whoever takes it up hears of the failure; where nobody does, it is none.
      answer.catch(function () {});
      return answer;
    };
    var answers = {};
    if (location.search === '' && /^\/(leads\/\d+)?$/.test(location.pathname)) {
      var inbox = '/api/desk/leads?state=untriaged&triage=open';
      answers[inbox] = ask(inbox);
    }
    answers['/auth/session'] = ask('/auth/session');
    window.deskFirstAnswers = { at: Date.now(), answers: answers };
  } catch {
    // Storage may be switched off: the app asks by itself.
  }
})();
