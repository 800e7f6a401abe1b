// Alerts as cards: open ones in full, past ones folded.

import { newestActions, told } from './actions.js';
import { chart } from './chart.js';
import { el, isolated, link } from './dom.js';
import { marked } from './marks.js';

const charts = new WeakMap();

const inLanguage = (texts, lang) => texts[lang] ?? texts.ar ?? Object.values(texts)[0] ?? '';

export const nameOf = (alert, lang) => inLanguage(alert.names, lang) || alert.watch;

function stateOf(alert, t) {
  if (alert.state === 'closed') return t.closed;
  return alert.kind === 'drop' ? t.openDrop : t.open;
}

/** As many digits of an alert's id as the console shows: enough to name it by. */
const SHORT_ID = 8;

/** What stands for itself in a shell, as the ids of alerts and watches do. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Units between the title and the body of a text. */
const BETWEEN = 2;

/** Shorter excerpts, in UTF-16 units, are of texts that end with them. */
const CUT_FROM = 370;

const SENTENCE_END = /[.!?؟…]\s*[»”"’)\]]*$/;

const shortId = (alert) => alert.id.slice(0, SHORT_ID);

/** A card; the chart is drawn when the card is on the page and unfolded, see `draw`. */
export function alertCard(alert, page) {
  const { t, f, lang } = page;
  const open = alert.state !== 'closed';
  const title = el('h3', { id: `alert-${alert.id}-name`, dir: 'auto' }, nameOf(alert, lang));
  const body = [
    el('p', { class: 'why', dir: 'auto' }, inLanguage(alert.why, lang)),
    newestActions(page.actionsOn(alert), page),
    figures(alert, page),
    surprise(alert, page),
    seriesOf(alert, page),
    sources(alert, page),
    evidence(alert, page),
    history(alert, page),
    toDo(alert, page),
  ];
  const head = el(
    'div',
    { class: 'alert-head' },
    el('span', { class: 'state' }, stateOf(alert, t)),
    title,
    el('p', { class: 'when' }, ...times(alert, page), open ? null : inShort(alert, page)),
  );
  const card = el('article', {
    class: `alert ${open ? 'open' : 'past'}`,
    id: `alert-${alert.id}`,
    'data-alert': alert.id,
    'data-revision': alert.revision,
    'aria-labelledby': title.id,
  });
  if (open) {
    card.append(head, ...body);
  } else {
    card.append(
      el(
        'details',
        { 'data-fold': 'card', on: { toggle: () => draw(card, alert, page) } },
        el('summary', {}, head),
        ...body,
      ),
    );
  }
  return card;
}

/** Draws the card's chart where it can be seen. */
export function draw(card, alert, { t, f }) {
  const box = card.querySelector('.chart');
  if (box && !charts.has(box) && box.clientWidth > 0) {
    charts.set(box, chart(box, alert.series, t, f));
  }
}

/** Frees what a card holds before it leaves the page. */
export function dispose(card) {
  const box = card.querySelector('.chart');
  charts.get(box)?.();
  charts.delete(box);
}

// What rounds to nothing is not nothing, as the sentence has it.
const usual = (n, { t, f }) => (n < 0.05 ? t.lessThan(f.number(0.1)) : f.number(n));

function times(alert, { t, f }) {
  const at = (iso) => el('time', { datetime: iso, title: iso }, f.dayTime(iso));
  return [
    `${t.since} `,
    at(alert.onset),
    ` · ${t.until} `,
    at(alert.at),
    ` · ${t.alertId} `,
    el('code', { class: 'id', dir: 'ltr', title: alert.id }, shortId(alert)),
  ];
}

// A folded card still says how big it was.
function inShort(alert, page) {
  const { t, f } = page;
  const calledFalse = page.actionsOn(alert).some(({ action }) => action.type === 'false-alarm');
  return (
    ` · ${t.reports} ${f.number(alert.reports)} · ${t.expected} ${usual(alert.expected, page)}` +
    (calledFalse ? ` · ${t.acts['false-alarm']}` : '')
  );
}

function figures(alert, page) {
  const { t, f } = page;
  const figure = (label, value, kind) =>
    el('div', { class: kind }, el('dt', {}, label), el('dd', {}, value));
  return el(
    'dl',
    { class: 'figures' },
    figure(t.reports, f.number(alert.reports), 'main'),
    figure(t.expected, usual(alert.expected, page)),
    figure(t.outlets, f.number(alert.outlets)),
    figure(t.coverage, f.percent(alert.coverage)),
  );
}

// Surprise is minus log10 of a chance, which the sentence tells as odds: here it is weighed in a
// word, with the window that showed it best.
function surprise(alert, { t, f }) {
  const s = alert.surprise;
  const level = t.levels[s < 3 ? 0 : s < 5 ? 1 : s < 8 ? 2 : 3];
  return el(
    'p',
    { class: 'surprise' },
    el('strong', {}, `${t.surprise} ${level}`),
    ` — ${t.clearest} ${f.span(alert.scale)}`,
  );
}

function seriesOf(alert, page) {
  if (alert.series.reports.length === 0) return null;
  const { t, f } = page;
  return el(
    'figure',
    {},
    el('div', {
      class: 'chart',
      dir: 'ltr',
      role: 'img',
      'aria-label': t.chart(f.number(alert.reports), usual(alert.expected, page)),
    }),
    el(
      'figcaption',
      {},
      el('span', { class: 'key-bar' }, t.reports),
      el('span', { class: 'key-line' }, t.expected),
    ),
  );
}

function sources(alert, { t }) {
  if (alert.missing.length === 0) {
    return alert.coverage >= 0.995 ? el('p', { class: 'sources' }, t.allSources) : null;
  }
  const names = alert.missing.flatMap((source, i) => [i ? t.comma : ' ', isolated(source)]);
  return el('p', { class: 'sources missing' }, el('strong', {}, t.missing), ...names);
}

function evidence(alert, page) {
  const { t, f } = page;
  const total = alert.evidence.length + alert.omitted;
  return el(
    'details',
    { class: 'evidence', 'data-fold': 'evidence' },
    el('summary', {}, f.count(total, t.evidence)),
    el('ol', { role: 'list' }, ...alert.evidence.map((report) => reportItem(report, page))),
    alert.omitted > 0 ? el('p', { class: 'more' }, f.count(alert.omitted, t.omitted)) : null,
  );
}

function reportItem(report, page) {
  const { t, f } = page;
  const lang = report.lang === 'und' ? null : report.lang;
  const marks = report.spans.map((span) => ({ ...span, kind: 'watch' }));
  const title = report.title ? marked(report.title, marks) : [t.untitled];
  return el(
    'li',
    {},
    link(report.url, { class: 'report', lang, dir: 'auto' }, ...title),
    el(
      'p',
      { class: 'meta' },
      isolated(report.outlet),
      ' · ',
      el('time', { datetime: report.seenAt, title: report.seenAt }, f.dayTime(report.seenAt)),
    ),
    passage(report, marks, lang),
    copies(report, page),
  );
}

// What the excerpt has of the body, for the title stands above it: a text is its title, an empty
// line and its body.
function passage(report, marks, lang) {
  const title = report.title.slice(report.excerptStart);
  if (title.startsWith(report.excerpt)) return null;
  const from = title && report.excerpt.startsWith(title) ? title.length : 0;
  const text = report.excerpt.slice(from).trim();
  if (!text) return null;
  const start = report.excerptStart + report.excerpt.indexOf(text, from);
  const moved = marks.map((mark) => ({
    ...mark,
    start: mark.start - start,
    end: mark.end - start,
  }));
  const isCut = report.excerpt.length > CUT_FROM && !SENTENCE_END.test(text);
  return el(
    'p',
    { class: 'excerpt', lang, dir: 'auto' },
    from === 0 && report.excerptStart > report.title.length + BETWEEN ? '… ' : null,
    ...marked(text, moved),
    isCut ? ' …' : null,
  );
}

function copies(report, { t, f }) {
  const total = report.copies.length + report.moreCopies;
  if (total === 0) return null;
  return el(
    'details',
    { class: 'copies', 'data-fold': `copies-${report.article}` },
    el('summary', {}, f.count(total, t.copies)),
    el(
      'ul',
      {},
      ...report.copies.map((copy) =>
        el(
          'li',
          {},
          link(copy.url, {}, isolated(copy.outlet)),
          ' · ',
          el('time', { datetime: copy.seenAt, title: copy.seenAt }, f.dayTime(copy.seenAt)),
        ),
      ),
      report.moreCopies > 0 ? el('li', {}, f.count(report.moreCopies, t.moreCopies)) : null,
    ),
  );
}

// The revisions are asked for when someone unfolds them.
function history(alert, page) {
  const { t, f } = page;
  const list = el('ol', { class: 'revisions' });
  const load = async (event) => {
    if (!event.target.open) return;
    const life = await page.load(`api/alerts/${encodeURIComponent(alert.id)}`);
    if (!life) return;
    const revised = life.revisions.map((revision) => [
      revision.at,
      el(
        'li',
        { value: revision.revision },
        el('time', { datetime: revision.at, title: revision.at }, f.dayTime(revision.at)),
        ` · ${t[revision.state]} · ${t.reports} ${f.number(revision.reports)} · ` +
          `${t.expected} ${usual(revision.expected, page)} · ` +
          `${t.outlets} ${f.number(revision.outlets)}`,
      ),
    ]);
    const done = page
      .actionsOn(alert)
      .map(({ action }) => [action.at, el('li', { class: 'act' }, ...told(action, page))]);
    const inOrder = [...revised, ...done].sort((a, b) => Date.parse(a[0]) - Date.parse(b[0]));
    list.replaceChildren(...inOrder.map(([, item]) => item));
  };
  return el(
    'details',
    { class: 'history', 'data-fold': 'history', on: { toggle: load } },
    el('summary', {}, `${t.history} · ${t.revision} ${f.number(alert.revision)}`),
    list,
  );
}

// Commands as they are to be typed. An id that a shell would read otherwise gets none.
function toDo(alert, { t }) {
  const { watch } = alert;
  const id = shortId(alert);
  if (!PLAIN.test(id) || !PLAIN.test(watch)) return null;
  const commands = [
    alert.state === 'closed' ? null : [t.toAcknowledge, `acknowledge ${id}`],
    [t.toMute, `mute ${watch} --for 2d`],
    [t.toComment, `comment ${id} '…'`],
    [t.toCallFalse, `false ${id}`],
  ];
  return el(
    'details',
    { class: 'to-do', 'data-fold': 'to-do' },
    el('summary', {}, t.youCan),
    el(
      'dl',
      {},
      ...commands
        .filter((command) => command !== null)
        .flatMap(([words, command]) => [
          el('dt', {}, words),
          el('dd', {}, el('code', { dir: 'ltr' }, `rasid actions ${command}`)),
        ]),
    ),
  );
}
