// Inlined into the page (vite.config.ts), so that the first API requests leave before the app's code has loaded. The
// server's `Server-Timing` header states whether the user may see lists; reading storage would take the browser longer.
// src/platform/http/preloaded-responses.ts takes the responses under the same name.
(function () {
  try {
    var timings = performance.getEntriesByType('navigation')[0].serverTiming;
    var seesLists = timings.some(function (entry) {
      return entry.name === 'first' && entry.description === 'list';
    });
    if (!seesLists) return;
    var ask = function (path) {
      var headers = { Accept: 'application/json', 'X-CSRF': '1' };
      // The longest wait is that of src/platform/http/http.ts.
      var limit = AbortSignal.timeout(45000);
      var answer = fetch(path, { headers: headers, credentials: 'same-origin', redirect: 'error', signal: limit });
      // The caller that takes the response handles a failure; an unused failure is ignored.
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
    // The browser does not support server timing: the app sends its own requests.
  }
})();
