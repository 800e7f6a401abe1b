// The stream of changes. The page loads its state each time the stream says hello: after that,
// every change comes as an event, so nothing is missed and nothing has to be sent again.

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

/** @param on `{state, hello, article, alert, action, sources, reload}`; `state` hears connecting, live and lost */
export function live(on) {
  let wait = FIRST_WAIT;

  const connect = () => {
    const source = new EventSource('api/stream');
    source.addEventListener('hello', () => {
      wait = FIRST_WAIT;
      on.state('live');
      on.hello();
    });
    source.addEventListener('article', (event) => on.article(JSON.parse(event.data)));
    source.addEventListener('alert', (event) => on.alert(JSON.parse(event.data)));
    source.addEventListener('action', (event) => on.action(JSON.parse(event.data)));
    source.addEventListener('sources', (event) => on.sources(JSON.parse(event.data)));
    source.addEventListener('reload', () => on.reload());
    source.addEventListener('error', () => {
      on.state('lost');
      // The browser comes back by itself, except after an answer that refused.
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(connect, wait);
        wait = Math.min(wait * 2, LONGEST_WAIT);
      }
    });
  };

  on.state('connecting');
  connect();
}
