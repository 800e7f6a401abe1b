// Builds elements. Text goes in as text, never as markup, so nothing that a stranger wrote can
// become an element, and an address becomes a link only when it is http or https.

/** An element with properties, attributes and children; null children are left out. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') {
      for (const [event, listener] of Object.entries(value)) {
        element.addEventListener(event, listener);
      }
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** Text of unknown direction among other text. */
export function isolated(text) {
  return el('bdi', {}, text);
}

/** The address when a browser may follow it, else null. */
export function safeAddress(address) {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

/** A link to a publisher, or the same content without a link where the address is none to follow. */
export function link(address, attributes, ...children) {
  const href = safeAddress(address);
  return href === null
    ? el('span', attributes, ...children)
    : el('a', { ...attributes, href, target: '_blank', rel: 'noopener noreferrer' }, ...children);
}
