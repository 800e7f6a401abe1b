// Articles as cards: title, a lead around what was matched, and what they are about.

import { el, isolated, link } from './dom.js';
import { around, marked } from './marks.js';

/** Length of a lead, in UTF-16 units: four lines on a phone. */
const LEAD = 280;

/** Regions shown on a card; an article about more is about none of them. */
const MOST_REGIONS = 8;

export function articleCard(article, page) {
  const { t, f } = page;
  const lang = article.lang === 'und' ? null : article.lang;
  const { text } = article;
  const marks = marksOf(article, page);
  const bodyStart = article.titleLength > 0 ? Math.min(article.titleLength + 2, text.length) : 0;
  const place = placeOf(article, bodyStart);
  const [from, to] = around(text, bodyStart, text.length, place, LEAD);
  const folded = from > bodyStart || to < text.length || !article.whole;
  const title =
    article.titleLength > 0 ? marked(text, marks, 0, article.titleLength) : [t.untitled];
  return el(
    'article',
    { class: article.matches.length > 0 ? 'item matched' : 'item', 'data-article': article.id },
    el('h3', {}, link(article.url, { lang, dir: 'auto' }, ...title)),
    el(
      'p',
      { class: 'meta' },
      isolated(article.outlet),
      ' · ',
      el(
        'time',
        { datetime: article.seenAt, title: `${t.seen} ${article.seenAt}` },
        f.dayTime(article.seenAt),
      ),
      f.language(article.lang) ? ` · ${f.language(article.lang)}` : null,
    ),
    to > from
      ? el(
          'p',
          { class: 'lead', lang, dir: 'auto' },
          from > bodyStart ? '… ' : null,
          ...marked(text, marks, from, to),
          to < text.length ? ' …' : null,
        )
      : null,
    chips(article, page),
    folded
      ? el(
          'details',
          { class: 'full', 'data-fold': 'full' },
          el('summary', {}, t.fullText),
          el('div', { class: 'text', lang, dir: 'auto' }, ...paragraphs(text, marks, bodyStart)),
          article.whole ? null : el('p', { class: 'more' }, t.cut),
        )
      : null,
  );
}

function marksOf(article, { t, f, watchName }) {
  const regions = article.mentions.map((mention) => ({
    start: mention.start,
    end: mention.end,
    kind: mention.certainty === 'uncertain' ? 'uncertain' : 'region',
    title:
      mention.regions.map(f.region).join(' · ') +
      (mention.certainty === 'uncertain' ? ` (${t.uncertain})` : ''),
  }));
  const matches = article.matches.flatMap((match) =>
    match.spans.map((span) => ({ ...span, kind: 'watch', title: watchName(match.watch) })),
  );
  return [...regions, ...matches];
}

// Where the lead should look: at the first match in the body, else at its beginning.
function placeOf(article, bodyStart) {
  const starts = article.matches
    .flatMap((match) => match.spans.map((span) => span.start))
    .filter((start) => start >= bodyStart);
  return starts.length > 0 ? Math.min(...starts) : bodyStart;
}

function paragraphs(text, marks, bodyStart) {
  const found = [];
  let from = bodyStart;
  while (from < text.length) {
    const blank = text.indexOf('\n\n', from);
    const to = blank < 0 ? text.length : blank;
    if (to > from) found.push(el('p', { dir: 'auto' }, ...marked(text, marks, from, to)));
    from = to + 2;
  }
  return found;
}

function chips(article, page) {
  const { t, f, watchName } = page;
  const watches = article.matches.map((match) =>
    el(
      'li',
      {},
      el(
        'button',
        {
          type: 'button',
          class: 'chip watch',
          on: { click: () => page.filter({ watch: match.watch }) },
        },
        isolated(watchName(match.watch)),
      ),
    ),
  );
  const regions = article.regions.slice(0, MOST_REGIONS).map((code) =>
    el(
      'li',
      {},
      el(
        'button',
        {
          type: 'button',
          class: 'chip',
          'data-region': code,
          title: t.filterRegion(f.region(code)),
          on: { click: () => page.filter({ region: code }) },
        },
        isolated(f.region(code)),
      ),
    ),
  );
  const all = [...watches, ...regions];
  return all.length > 0 ? el('ul', { class: 'chips' }, ...all) : null;
}
