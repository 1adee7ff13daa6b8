/** A worker whose program is carried by the script that begins it: it comes from no address that a page would have to allow. */
declare module '*?worker&inline' {
  const InlineWorker: new () => Worker

  export { InlineWorker as default }
}
