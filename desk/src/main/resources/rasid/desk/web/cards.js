// Lists of cards that change in place.

import { dispose } from './alerts.js';
import { el } from './dom.js';

/**
 * Puts a card for each value into a box, in order. A card whose key stands stays as it is, with
 * focus and scroll; one that is drawn anew keeps what was unfolded.
 */
export function place(box, values, keyOf, cardOf, empty) {
  const standing = new Map([...box.children].map((card) => [card.dataset.key, card]));
  const unfolded = new Map([...box.children].map((card) => [identityOf(card), foldsOf(card)]));
  const cards = values.map((value) => {
    const key = keyOf(value);
    const old = standing.get(key);
    if (old) {
      standing.delete(key);
      return old;
    }
    const card = cardOf(value);
    card.dataset.key = key;
    unfold(card, unfolded.get(identityOf(card)) ?? []);
    if (standing.size > 0 && !unfolded.has(identityOf(card))) card.dataset.fresh = '';
    return card;
  });
  for (const card of standing.values()) {
    dispose(card);
    card.remove();
  }
  if (cards.length === 0) {
    box.replaceChildren(...(empty === null ? [] : [el('p', { class: 'empty' }, empty)]));
    return;
  }
  cards.forEach((card, i) => {
    if (box.children[i] !== card) box.insertBefore(card, box.children[i] ?? null);
  });
}

const identityOf = (card) =>
  card.dataset.alert ?? card.dataset.article ?? card.dataset.source;

const foldsOf = (card) =>
  [...card.querySelectorAll('details[open]')].map((details) => details.dataset.fold);

function unfold(card, folds) {
  for (const details of card.querySelectorAll('details')) {
    if (folds.includes(details.dataset.fold)) details.open = true;
  }
}
