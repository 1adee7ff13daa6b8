import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import { earlyBoard } from './earlyBoard.ts'
import { hallPack, mark } from './hallPack.ts'
import { lightLit } from './lightLit.ts'
import { loader } from './loader.ts'
import { packed } from './packed.ts'
import { singleFile } from './singleFile.ts'
import { verifierPage } from './verifierPage.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const elements = readdirSync(`${here}src/elements`).flatMap((file) =>
  file.endsWith('.ts') && !file.endsWith('.test.ts') ? [file.slice(0, -3)] : [],
)

/** What a browser collapses anyway need not be sent: runs of blanks in the templates and style sheets of Lit. */
function collapseTemplates(): Plugin {
  return {
    name: 'collapse-templates',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(`${here}src/`)) return null
      return code
        .replace(/\bcss`[^`]*`/g, (sheet) =>
          sheet
            .replace(/\s+/g, ' ')
            .replace(/ ?([{};,]) ?/g, '$1')
            .replace(/: /g, ':')
            .replace(/([ :,(])0\./g, '$1.')
            .replace(/;}/g, '}'),
        )
        .replace(/>\s*\n\s*</g, '> <')
        .replace(/\n\s+/g, '\n')
    },
  }
}

/** The notice board and what it is made of: in one piece, since small pieces compress badly and each is a request. */
const core = [
  'element',
  'words',
  'define',
  'tokens',
  'keptElder',
  'parts/failedState',
  'parts/toldMarks',
  'events/yishiEvent',
  'events/open',
  'format/day',
  'boardAddress',
  'boardSource',
  'early',
  'elements/notice-board',
  'elements/notice-board/sheet',
  'elements/notice-board/style',
]

function isCore(id: string): boolean {
  return (
    /\/(css-tag|reactive-element|lit-html|lit-element)\.js$/.test(id) ||
    core.some((name) => id === `${here}src/${name}.ts`)
  )
}

/** What almost every element with something to do stands on: one piece as well. */
const common = [
  'ballots/ballots',
  'ballots/yes-no-abstain',
  'ballots/abstaining',
  'client',
  'clientElement',
  'copyText',
  'draft',
  'dress',
  'homes',
  'hrefs',
  'knock',
  'later',
  'laterWords',
  'live',
  'permalink',
  'sayRefusal',
  'token',
  'whoIsHere',
  'events/changed',
  'events/refused',
  'events/signInNeeded',
  'events/signedIn',
  'format/date',
  'format/daysLeft',
  'format/number',
  'parts/choices',
  'parts/condition',
  'parts/confirmBar',
  'parts/emptyState',
  'parts/field',
  'parts/householdChoice',
  'parts/latePhotos',
  'parts/longPicture',
  'parts/meter',
  'parts/paragraphs',
  'parts/photos',
  'parts/skeleton',
  'parts/stageTrack',
  'parts/telephone',
  'parts/votedMark',
  'parts/waiting',
  'styles/buttons',
  'styles/common',
  'styles/forms',
  'styles/text',
  'styles/tones',
]

function isCommon(id: string): boolean {
  return id.endsWith('/schema/src/words/role.ts') || common.some((name) => id === `${here}src/${name}.ts`)
}

/** What the hall's rooms share with what they fetch later. */
const ofRooms = /\/elements\/poll\/ruleOf\.ts\?hall$/

/** What a poll shares with the tools that it fetches later. */
const ofPoll = /\/src\/(elements\/poll\/(styles|ballot|mandate|ruleOf)|ballots\/ballotForm)\.ts$/

/** What the hall loads before a room is opened. */
const entrance = ['elements/hall', 'elements/proposals', 'turnElder', 'events/elder']

/** Words that are drawn in every room of the hall at once; what few see stays apart. */
const hallAreas =
  /\/locales\/(\w+)\/(notice|proposal|progress|poll|council|mine|propose|receipt|signIn)\.ts\?hall$/

function isShared(id: string): boolean {
  if (!id.startsWith(`${here}src/`) || isCore(id) || isCommon(id)) return true
  if (id.includes('/locales/')) return !hallAreas.test(id + mark)
  return entrance.some((name) => id === `${here}src/${name}.ts`)
}

const target = 'es2020'

/** The elements as ES modules with shared chunks, which carry their hashes, and the loader, `yishi.js`. */
export const config = defineConfig({
  root: here,
  plugins: [
    hallPack({ entry: `${here}src/elements/hall/rooms.ts`, isShared }),
    collapseTemplates(),
    lightLit(),
    singleFile({
      entry: `${here}src/elements/notice-board.ts`,
      name: 'board',
      plugins: [collapseTemplates(), lightLit()],
      target,
    }),
    earlyBoard({ plugins: [collapseTemplates(), lightLit()], target }),
    verifierPage({ entry: `${here}src/verifier.ts`, plugins: [collapseTemplates(), lightLit()], target }),
    loader({ entry: `${here}src/yishi.ts`, target }),
    packed(),
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target,
    modulePreload: false,
    reportCompressedSize: false,
    minify: true,
    lib: {
      entry: Object.fromEntries(
        elements.map((name) => [`elements/${name}`, `${here}src/elements/${name}.ts`]),
      ),
      formats: ['es'],
    },
    // A library of ES modules keeps its blanks unless the bundler itself is told otherwise.
    rolldownOptions: {
      // The client of tRPC says itself that it does nothing by being imported, but not so that the bundler believes it of its classes.
      treeshake: {
        moduleSideEffects: [{ test: /\/@trpc\//, sideEffects: false }],
        propertyReadSideEffects: false,
      },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        minify: true,
        comments: { annotation: false },
        codeSplitting: {
          groups: [
            { name: 'core', test: isCore },
            { name: 'common', test: isCommon },
            { name: 'ofPoll', test: ofPoll },
            { name: 'ruleOf', test: ofRooms },
            { name: (id) => `hall-${hallAreas.exec(id)?.[1]}`, test: hallAreas },
          ],
        },
      },
    },
  },
})

export { config as default }
