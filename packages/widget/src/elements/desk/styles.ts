import { css } from 'lit'

/** What was done is said where one looks, however long the list is. */
export const toldStyle = css`
  .told:not(:empty) {
    position: sticky;
    bottom: 12px;
    z-index: 1;
    padding: 10px 14px;
    border: 1px solid var(--y-done);
    border-radius: var(--y-radius);
    background: var(--y-done-wash);
  }
`

/** How the desk looks, beyond what all elements share. */
export const deskStyle = css`
  .desk {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--y-gap);
    align-items: start;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
  }
  .head h2 {
    margin-inline-end: auto;
  }
  .group {
    margin-top: 18px;
  }
  .group h3 {
    padding-bottom: 6px;
    border-bottom: 1px solid var(--y-ink);
    font-size: 0.92em;
  }
  .group.overdue h3 {
    color: var(--y-official);
    border-color: var(--y-official);
  }
  .work {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: 2px 12px;
    padding: 10px 0;
    border-bottom: 1px solid var(--y-line);
  }
  .work p {
    margin: 0;
  }
  .work .now {
    font-weight: 600;
  }
  .work button {
    padding-inline: 14px;
  }
  .work.here {
    background: var(--y-paper);
    box-shadow: -8px 0 0 var(--y-paper), 8px 0 0 var(--y-paper);
  }
  .menu {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
    gap: 8px;
    margin: 10px 0 0;
    padding: 0;
    list-style: none;
  }
  .menu li {
    position: relative;
    padding: 8px 12px;
    border: 1px solid var(--y-line);
    border-radius: var(--y-radius);
  }
  .menu button {
    min-height: 0;
    padding: 2px 0;
    border: 0;
    text-align: start;
  }
  .menu button::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .menu li:focus-within {
    border-color: var(--y-ink);
  }
  .menu .hint {
    line-height: 1.4;
  }
  .waits {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    margin-top: 12px;
    padding: 8px 12px;
    border-inline-start: 3px solid var(--y-official);
    background: var(--y-wash);
  }
  .bench > .link {
    min-height: var(--y-tap);
  }
  .bench h2 {
    margin: 4px 0 8px;
  }
  .desk.busy > :not(.bench) {
    display: none;
  }
  @media (min-width: 1000px) {
    .desk,
    .desk.busy {
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
      grid-template-rows: auto 1fr;
    }
    .desk.busy {
      grid-template-columns: minmax(300px, 2fr) minmax(0, 3fr);
    }
    .desk.busy > :not(.bench) {
      display: block;
    }
    .bench {
      grid-column: 2;
      grid-row: 1 / 3;
    }
  }
  @media print {
    .desk.busy > :not(.bench),
    .bench > .link {
      display: none;
    }
  }
`
