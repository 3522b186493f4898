// Makes nodes. Text only ever becomes a text node, so nothing that a message says can turn into markup.

let made = 0;

/** Return an element. A function becomes a listener, true an empty attribute; null, undefined, false are left out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** Return an id that no other node of this page has. */
export const freshId = () => `n${(made += 1)}`;
