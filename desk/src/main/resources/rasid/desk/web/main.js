// The page: its state, and what redraws when that changes.

import { actionsOn } from './actions.js';
import { alertCard, dispose, draw, nameOf } from './alerts.js';
import { articleCard } from './articles.js';
import { place } from './cards.js';
import { el } from './dom.js';
import { formats } from './format.js';
import { live } from './live.js';
import { inNumbers, inShort, levelOf, sourceKey, sourceRow } from './sources.js';
import { LANGUAGES, STRINGS, directionOf } from './strings.js';

/** Articles on the page: what a desk scrolls through; the interface gives more. */
const MOST_ARTICLES = 60;

/** Alerts on the page, open and past. */
const MOST_ALERTS = 60;

/** Actions of desks, as many as the desk keeps. */
const MOST_ACTIONS = 500;

/** Reloads asked for within this time are one, in milliseconds. */
const RELOAD_AFTER = 800;

const $ = (id) => document.getElementById(id);

const state = {
  lang: storedLanguage(),
  connection: 'connecting',
  ready: false,
  loaded: false,
  articles: [],
  alerts: new Map(),
  actions: new Map(),
  watches: new Map(),
  sources: { counts: null, worst: [], more: 0, advice: {} },
  filter: { region: null, watch: null },
};

/** What cards need: words and formats of the language, and what a reader can do from them. */
let page = pageIn(state.lang);

function pageIn(lang) {
  return {
    lang,
    t: STRINGS[lang],
    f: formats(lang),
    load,
    watchName: (id) => {
      const names = state.watches.get(id)?.names ?? {};
      return names[lang] ?? names.ar ?? Object.values(names)[0] ?? id;
    },
    actionsOn: (alert) => actionsOn(alert, state.actions.values()),
    filter: (change) => {
      state.filter = { ...state.filter, ...change };
      reload();
    },
  };
}

function storedLanguage() {
  try {
    const lang = localStorage.getItem('rasid.lang');
    return lang in LANGUAGES ? lang : 'ar';
  } catch {
    return 'ar';
  }
}

function speak(lang) {
  state.lang = lang;
  try {
    localStorage.setItem('rasid.lang', lang);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  page = pageIn(lang);
  drawAll();
}

async function load(address) {
  try {
    const answer = await fetch(address, { headers: { Accept: 'application/json' } });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

let loading = 0;

// Counts that the stream told since a load began are newer than what it brings.
let countsTold = 0;

async function reload() {
  const mine = ++loading;
  const told = countsTold;
  const asked = new URLSearchParams({ limit: MOST_ARTICLES });
  for (const [name, value] of Object.entries(state.filter)) {
    if (value) asked.set(name, value);
  }
  const [status, watches, sources, actions, alerts, articles] = await Promise.all([
    load('api/status'),
    load('api/watches'),
    load('api/sources'),
    load(`api/actions?limit=${MOST_ACTIONS}`),
    load(`api/alerts?limit=${MOST_ALERTS}`),
    load(`api/articles?${asked}`),
  ]);
  if (mine !== loading) return; // a later one is on its way
  if (!status || !watches || !sources || !actions || !alerts || !articles) {
    say(page.t.failed);
    reloadSoon();
    return;
  }
  state.ready = status.ready;
  state.sources = told === countsTold ? sources : { ...sources, counts: state.sources.counts };
  state.watches = new Map(watches.map((watch) => [watch.id, watch]));
  state.alerts = new Map(alerts.map((alert) => [alert.id, alert]));
  keepActions(actions);
  const first = !state.loaded;
  state.loaded = true;
  state.articles = articles;
  drawAll();
  if (first) showAddressed();
}

// A link from outside, as in a delivered alert, may name one alert: #alert-ID.
function showAddressed() {
  const card = location.hash.length > 1 ? $(location.hash.slice(1)) : null;
  if (!card) return;
  for (const details of card.querySelectorAll('[data-fold="card"]')) details.open = true;
  card.scrollIntoView();
}

// The list is asked for when somebody opens it, and while it is open.
async function loadSources() {
  const told = countsTold;
  const sources = await load('api/sources');
  if (!sources) return;
  if (told !== countsTold) {
    sourcesSoon();
    return;
  }
  state.sources = sources;
  drawSources();
}

let sourcesTimer = null;

function sourcesSoon() {
  if (sourcesTimer !== null) return;
  sourcesTimer = setTimeout(() => {
    sourcesTimer = null;
    if ($('sources').open) loadSources();
  }, RELOAD_AFTER);
}

let reloadTimer = null;

function reloadSoon() {
  if (reloadTimer !== null) return;
  reloadTimer = setTimeout(() => {
    reloadTimer = null;
    reload();
  }, RELOAD_AFTER);
}

function passes(article) {
  const { region, watch } = state.filter;
  return (
    (!region || article.regions.includes(region)) &&
    (!watch || article.matches.some((match) => match.watch === watch))
  );
}

function onArticle(article) {
  if (!passes(article)) return;
  const others = state.articles.filter((other) => other.id !== article.id);
  state.articles = [article, ...others]
    .sort((a, b) => Date.parse(b.seenAt) - Date.parse(a.seenAt))
    .slice(0, MOST_ARTICLES);
  drawArticles();
}

function onAlert(alert) {
  const before = state.alerts.get(alert.id);
  if (before && before.revision >= alert.revision) return;
  state.alerts.set(alert.id, alert);
  if (!before) say(page.t.newAlert(nameOf(alert, state.lang)));
  drawAlerts();
}

function onAction(done) {
  keepActions([done]);
  drawAlerts();
}

// By their numbers, so that one that the stream told while a load was under way stays.
function keepActions(done) {
  const all = [...state.actions.values(), ...done].map((one) => [one.number, one]);
  state.actions = new Map(all.sort((a, b) => a[0] - b[0]));
}

function onSources(counts) {
  countsTold++;
  state.sources = { ...state.sources, counts };
  drawSources();
  sourcesSoon();
}

function say(words) {
  $('announce').textContent = words;
}

function drawAll() {
  const { t, lang } = page;
  document.documentElement.lang = lang;
  document.documentElement.dir = directionOf(lang);
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = t[element.dataset.text];
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', t[element.dataset.label]);
  }
  $('zone').textContent = t.zone(page.f.zone());
  drawLanguages();
  drawConnection();
  drawFilters();
  drawKey();
  drawSources();
  drawAlerts();
  drawArticles();
}

function drawLanguages() {
  if ($('languages').childElementCount === 0) {
    $('languages').append(
      ...Object.entries(LANGUAGES).map(([lang, name]) =>
        el('button', { type: 'button', lang, on: { click: () => speak(lang) } }, name),
      ),
    );
  }
  for (const button of $('languages').children) {
    button.setAttribute('aria-pressed', String(button.lang === state.lang));
  }
}

function drawConnection() {
  const { t } = page;
  const catchingUp = state.connection === 'live' && state.loaded && !state.ready;
  $('connection').dataset.state = catchingUp ? 'loading' : state.connection;
  $('connection').textContent = catchingUp ? t.loading : t[state.connection];
}

function drawFilters() {
  const { t, f, lang, watchName } = page;
  const names = [...state.watches.keys()].map((id) => [id, watchName(id)]);
  names.sort((a, b) => a[1].localeCompare(b[1], lang));
  $('watch-filter').replaceChildren(
    el('option', { value: '' }, t.allWatches),
    ...names.map(([id, name]) => el('option', { value: id }, name)),
  );
  $('watch-filter').value = state.filter.watch ?? '';
  const region = state.filter.region;
  $('region-filter').hidden = region === null;
  if (region !== null) {
    $('region-filter').replaceChildren(el('bdi', {}, f.region(region)), ' ✕');
    $('region-filter').setAttribute('aria-label', `${t.clearRegion}: ${f.region(region)}`);
  }
}

function drawKey() {
  const { t } = page;
  $('key').replaceChildren(
    `${t.key} `,
    el('mark', { class: 'watch' }, t.keyWatch),
    ' ',
    el('mark', { class: 'region' }, t.keyRegion),
    ' ',
    el('mark', { class: 'uncertain' }, t.keyUncertain),
  );
}

function drawSources() {
  const { worst, more, advice } = state.sources;
  const counts = state.loaded && state.ready ? state.sources.counts : null;
  $('health').dataset.level = levelOf(counts);
  $('health').textContent = inShort(counts, page);
  if (!$('sources').open) return;
  $('sources-counts').textContent = inNumbers(counts, page);
  const keyOf = (source) => sourceKey(source, state.lang);
  place($('sources-list'), worst, keyOf, (source) => sourceRow(source, advice, page), null);
  $('sources-more').hidden = more === 0;
  $('sources-more').textContent = more === 0 ? '' : page.f.count(more, page.t.moreSources);
}

function openSources() {
  $('sources').showModal();
  drawSources();
  loadSources();
}

function drawAlerts() {
  const { t, lang } = page;
  const newestFirst = (a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? -1 : 1);
  const all = [...state.alerts.values()].sort(newestFirst);
  const open = all.filter((alert) => alert.state !== 'closed');
  const past = all.filter((alert) => alert.state === 'closed');
  const calm = !state.loaded
    ? t.connecting
    : !state.ready
      ? t.noAlertYet
      : state.watches.size === 0
        ? t.noWatch
        : t.noAlert;
  place($('open-alerts'), open, cardKey, (alert) => alertCard(alert, page), calm);
  place($('past-alerts'), past, cardKey, (alert) => alertCard(alert, page), null);
  $('past-title').hidden = past.length === 0;
  for (const card of document.querySelectorAll('[data-alert]')) {
    draw(card, state.alerts.get(card.dataset.alert), page);
  }
  document.title = open.length > 0 ? `(${open.length}) ${STRINGS[lang].title}` : t.title;
}

function drawArticles() {
  const filtered = state.filter.region !== null || state.filter.watch !== null;
  const empty = !state.loaded
    ? page.t.connecting
    : filtered
      ? page.t.noArticleHere
      : page.t.noArticle;
  place($('articles'), state.articles, articleKey, (article) => articleCard(article, page), empty);
}

const cardKey = (alert) =>
  [state.lang, alert.id, alert.revision]
    .concat(page.actionsOn(alert).map((done) => done.number))
    .join(' ');

// Names of watches stand on the card: it is drawn anew when they come or change.
const articleKey = (article) =>
  [state.lang, article.id, article.seenAt, article.text.length]
    .concat(article.matches.map((match) => page.watchName(match.watch)))
    .join(' ');

$('health').addEventListener('click', openSources);
$('sources-close').addEventListener('click', () => $('sources').close());
$('sources').addEventListener('click', (event) => {
  if (event.target === $('sources')) $('sources').close(); // beside the sheet
});
$('watch-filter').addEventListener('change', (event) =>
  page.filter({ watch: event.target.value || null }),
);
$('region-filter').addEventListener('click', () => page.filter({ region: null }));

// Colours of the charts are read when they are drawn.
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  for (const card of document.querySelectorAll('[data-alert]')) {
    dispose(card);
    draw(card, state.alerts.get(card.dataset.alert), page);
  }
});

drawAll();
live({
  state: (connection) => {
    state.connection = connection;
    drawConnection();
  },
  hello: reload,
  article: onArticle,
  alert: onAlert,
  action: onAction,
  sources: onSources,
  reload: reloadSoon,
});
