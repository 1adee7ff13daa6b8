/**
 * Registers an element. A second copy of the script, of whatever version, meets the tag taken and changes nothing: the
 * copy that came first keeps drawing.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element)
}
