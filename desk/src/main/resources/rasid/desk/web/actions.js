// What colleagues did about an alert, or about its watch while it was open.

import { el, isolated } from './dom.js';

/** Actions shown on a card; its history has all of them. */
const MOST_SHOWN = 3;

/**
 * What was done about an alert, oldest first: what names it, and the mutes of its watch that fell
 * into its time or held when it began.
 *
 * @param all `{number, action}` in the order of their numbers
 */
export function actionsOn(alert, all) {
  const onset = Date.parse(alert.onset);
  const end = alert.state === 'closed' ? Date.parse(alert.at) : Infinity;
  const found = [];
  let before = null;
  for (const done of all) {
    const { action } = done;
    const at = Date.parse(action.at);
    if (action.type !== 'mute' && action.type !== 'unmute') {
      if (action.alert === alert.id) found.push(done);
    } else if (action.watch === alert.watch && at <= onset) {
      before = action.type === 'mute' ? done : null;
    } else if (action.watch === alert.watch && at <= end) {
      found.push(done);
    }
  }
  const until = before?.action.until;
  return before && (!until || Date.parse(until) > onset) ? [before, ...found] : found;
}

/** The newest actions, newest first; null where nothing was done. */
export function newestActions(done, page) {
  const { t, f } = page;
  if (done.length === 0) return null;
  const more = done.length - MOST_SHOWN;
  return el(
    'div',
    { class: 'acts' },
    el('p', { class: 'meta' }, t.colleagues),
    el(
      'ul',
      {},
      ...done
        .slice(-MOST_SHOWN)
        .reverse()
        .map(({ action }) => el('li', {}, ...told(action, page))),
    ),
    more > 0 ? el('p', { class: 'more' }, f.count(more, t.earlierActions)) : null,
  );
}

/** One action: when, what, who, until when, and the note. */
export function told(action, { t, f }) {
  const at = (iso) => el('time', { datetime: iso, title: iso }, f.dayTime(iso));
  const note = action.note ?? action.text;
  const end = action.until ? [` · ${t.untilThen} `, at(action.until)] : [openEnd(action, t)];
  return [
    at(action.at),
    ' · ',
    el('strong', {}, t.acts[action.type] ?? action.type),
    ' · ',
    isolated(action.by),
    ...end,
    note ? el('p', { class: 'note', dir: 'auto' }, note) : null,
  ];
}

function openEnd(action, t) {
  const words = t.openEnds[action.type];
  return words ? ` · ${words}` : null;
}
