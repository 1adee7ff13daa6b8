/** What every event of ours is: it bubbles out of the element and through the site's page. */
export abstract class YishiEvent extends Event {
  constructor(type: string, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable })
  }
}
