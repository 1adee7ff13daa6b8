/** Where the server gives out an attachment, relative to its origin. */
export function attachmentUrl(tenant: string, attachment: string): string {
  return `/a/${tenant}/${attachment}`
}
