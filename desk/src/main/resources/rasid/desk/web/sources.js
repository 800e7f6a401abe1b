// How the sources do: a line in the header, and the list behind it, worst first.

import { el, isolated, link } from './dom.js';

/** Articles in 7 days from which a pace is told by the day. */
const DAILY = 14;

/** Characters shown of an address: three lines on a phone. */
const LONGEST_SHOWN = 120;

const MARKS = { unread: '✗', look: '!', fine: '✓' };

/** The line, such as "42 sources, 3 not read"; null while nothing is known. */
export function inShort(counts, { t, f }) {
  if (counts === null) return t.sources;
  if (counts.total === 0) return t.noSource;
  const read =
    counts.unread === 0 ? f.count(counts.total, t.allRead) : f.count(counts.unread, t.unread);
  return f.count(counts.total, t.sourceCount) + t.comma + read;
}

export function levelOf(counts) {
  if (counts === null || counts.total === 0) return 'unknown';
  if (counts.unread > 0) return 'unread';
  return counts.look > 0 ? 'look' : 'fine';
}

/** All sources in numbers; what there is none of is left out. */
export function inNumbers(counts, { t, f }) {
  if (counts === null) return '';
  if (counts.total === 0) return t.noSource;
  const { total, unread, look } = counts;
  return [
    [unread, t.unread],
    [look, t.look],
    [total - unread - look, t.fine],
  ]
    .filter(([count]) => count > 0)
    .map(([count, forms]) => f.count(count, forms))
    .join(' · ');
}

export const sourceKey = (source, lang) => `${lang} ${JSON.stringify(source)}`;

/** @param advice what to do about each trouble, by its name and language */
export function sourceRow(source, advice, page) {
  const { t, lang } = page;
  const [word, sentence] = t.troubles[source.trouble] ?? [t.well, null];
  const unread = source.level === 'unread';
  return el(
    'li',
    { class: 'source', 'data-source': source.id, 'data-level': source.level },
    el(
      'p',
      { class: 'source-head' },
      el('strong', {}, isolated(source.outlet)),
      el(
        'span',
        { class: 'state' },
        el('span', { 'aria-hidden': 'true' }, `${MARKS[source.level]} `),
        word,
      ),
    ),
    el('p', { class: 'meta' }, address(source.url, source.host)),
    sentence === null ? null : el('p', {}, sentence, inARow(source, page)),
    source.trouble === 'moved' && source.movedTo
      ? el('p', {}, `${t.newAddress} `, address(source.movedTo, shortened(source.movedTo)))
      : null,
    // As ingest noted it, which is in English on every page.
    unread
      ? el('p', { class: 'meta' }, el('bdi', { class: 'said', lang: 'en', dir: 'ltr' }, source.says))
      : null,
    advised(advice[source.trouble]?.[lang], t),
    facts(source, page),
  );
}

const advised = (sentence, t) =>
  sentence ? el('p', { class: 'advice' }, `${t.toDo} ${sentence}`) : null;

// Hosts and addresses run from left to right, wherever they stand.
const address = (url, text) =>
  link(url ?? '', { class: 'address' }, el('bdi', { dir: 'ltr' }, text));

const shortened = (text) =>
  text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;

function inARow(source, { t, f }) {
  return source.failures > 1 ? ` · ${f.count(source.failures, t.failures)}` : null;
}

function facts(source, page) {
  const told = [time(source, page), pace(source, page)].filter((fact) => fact !== null);
  if (told.length === 0) return null;
  return el('p', { class: 'meta' }, ...told.flatMap((fact, i) => (i ? [' · ', fact] : [fact])));
}

// When a source that is read was read last is noted every six hours only, and says less than when
// it last brought something.
function time(source, { t, f }) {
  const told = (words, iso) =>
    el('span', {}, `${words} `, el('time', { datetime: iso, title: iso }, f.longAgo(iso)));
  if (source.level === 'unread') {
    return source.lastSuccessAt ? told(t.lastRead, source.lastSuccessAt) : t.neverRead;
  }
  return source.lastArticleAt ? told(t.lastNew, source.lastArticleAt) : null;
}

function pace(source, { t, f }) {
  if (source.weekly === null || source.weekly === undefined) return null;
  return source.weekly >= DAILY
    ? f.count(Math.round(source.weekly / 7), t.aDay)
    : f.count(source.weekly, t.aWeek);
}
