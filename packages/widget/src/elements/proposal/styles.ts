import { css } from 'lit'
import { choicesStyle } from '../../parts/choices.ts'
import { conditionStyle } from '../../parts/condition.ts'
import { confirmBarStyle } from '../../parts/confirmBar.ts'
import { photosStyle } from '../../parts/photos.ts'
import { skeletonStyle } from '../../parts/skeleton.ts'
import { stageTrackStyle } from '../../parts/stageTrack.ts'
import { common } from '../../styles/common.ts'
import { councilStyle } from './council.ts'
import { doorsStyle } from './doors.ts'
import { opinionsStyle } from './opinions.ts'
import { planStyle } from './plan.ts'
import { recordStyle } from './record.ts'

/** How a matter looks. */
export const proposalStyles = [
  ...common,
  stageTrackStyle,
  conditionStyle,
  choicesStyle,
  confirmBarStyle,
  photosStyle,
  skeletonStyle,
  planStyle,
  opinionsStyle,
  councilStyle,
  doorsStyle,
  recordStyle,
  css`
    h2 {
      margin-top: 8px;
    }
    .sentence {
      font-size: 0.93em;
      color: var(--y-official);
    }
    .sentence.done {
      color: var(--y-done);
    }
    a.primary {
      background: var(--y-ink);
      color: var(--y-sheet);
    }
  `,
]
