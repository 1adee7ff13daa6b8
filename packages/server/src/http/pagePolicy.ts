/** What Helmet takes for a route. */
const directives = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  // A log is checked by workers, whose program lies in the element's.
  'worker-src': ['blob:'],
  // Lit writes style elements where a browser knows no constructable sheets.
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'connect-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
}

/** Our own pages: scripts of our own alone, in nobody's frame. */
export const ownPage = {
  contentSecurityPolicy: { useDefaults: false, directives },
  crossOriginOpenerPolicy: { policy: 'same-origin' as const },
  frameguard: { action: 'deny' as const },
}

/** A popup has to reach the page that opened it. */
export const popupPage = { ...ownPage, crossOriginOpenerPolicy: { policy: 'unsafe-none' as const } }

/** A board in somebody else's frame: public, and without anything to click that writes. */
export const framedPage = {
  ...ownPage,
  contentSecurityPolicy: { useDefaults: false, directives: { ...directives, 'frame-ancestors': ['*'] } },
  crossOriginOpenerPolicy: { policy: 'unsafe-none' as const },
  frameguard: false as const,
}
