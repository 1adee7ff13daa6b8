/** Whom to turn to at a zone, for those who have not signed in too. */
export interface ContactView {
  zone: string
  /** 华园小区 */
  name: string
  /** 怡光社区 */
  community: string
  /** The telephone of the nearest zone around it that has one, else the community's. */
  telephone: string
  /** Where the community can be met, and when. */
  place: string
  hours: string
}
