// Marks in a published text. Spans count UTF-16 units, as JavaScript's strings do.

import { el } from './dom.js';

/**
 * Cuts a stretch of a text at the edges of its marks.
 *
 * @param text the published text
 * @param marks `{start, end, kind, title}`, in any order, may overlap
 * @param from start of the stretch
 * @param to end of the stretch
 * @returns pieces `{text, marks}` in order that together are the stretch
 */
export function pieces(text, marks, from = 0, to = text.length) {
  const inside = marks
    .map((mark) => ({ ...mark, start: Math.max(mark.start, from), end: Math.min(mark.end, to) }))
    .filter((mark) => mark.start < mark.end);
  const edges = new Set([from, to]);
  for (const mark of inside) {
    edges.add(mark.start);
    edges.add(mark.end);
  }
  const cuts = [...edges].sort((a, b) => a - b);
  const found = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i], cuts[i + 1]];
    found.push({
      text: text.slice(start, end),
      marks: inside.filter((mark) => mark.start <= start && mark.end >= end),
    });
  }
  return found;
}

/** A stretch of a text as nodes, with its marks as `<mark>`. */
export function marked(text, marks, from = 0, to = text.length) {
  return pieces(text, marks, from, to).map((piece) => {
    if (piece.marks.length === 0) return document.createTextNode(piece.text);
    const kinds = [...new Set(piece.marks.map((mark) => mark.kind))].sort();
    const titles = [...new Set(piece.marks.map((mark) => mark.title).filter(Boolean))];
    return el('mark', { class: kinds.join(' '), title: titles.join(' · ') }, piece.text);
  });
}

/**
 * A stretch of at most `length` units around a place, cut at spaces.
 *
 * @returns `[from, to]`
 */
export function around(text, start, end, place, length) {
  if (end - start <= length) return [start, end];
  let from = Math.max(start, Math.min(place - Math.floor(length / 3), end - length));
  let to = Math.min(end, from + length);
  if (from > start) {
    const space = text.slice(from, place).search(/\s/);
    from = space >= 0 ? from + space + 1 : place;
  }
  if (to < end) {
    const space = text.slice(from, to).search(/\s\S*$/);
    if (space > 0) to = from + space;
  }
  return [from, to];
}
