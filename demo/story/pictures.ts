import sharp from 'sharp'

/** Drawn scenes: a demo has no photographs, and shows nobody. */
export type SceneName = 'before' | 'cleared' | 'hardened' | 'after' | 'board' | 'table' | 'paper'

/** A scene as WebP, 1200 by 900. */
export async function drawScene(
  name: SceneName,
): Promise<{ bytes: Uint8Array; width: number; height: number }> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 900">${scenes[name]()}</svg>`
  const bytes = await sharp(Buffer.from(svg)).webp({ quality: 78 }).toBuffer()
  return { bytes: new Uint8Array(bytes), width: 1200, height: 900 }
}

const sky = (top: string, low: string) =>
  `<defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${low}"/></linearGradient></defs><rect width="1200" height="430" fill="url(#s)"/>`

const houses = () => {
  let out =
    '<rect x="90" y="90" width="1020" height="330" fill="#c9b9a0"/><rect x="90" y="82" width="1020" height="16" fill="#9a8b76"/>'
  for (let row = 0; row < 4; row++)
    for (let column = 0; column < 12; column++)
      out += `<rect x="${125 + column * 80}" y="${118 + row * 74}" width="46" height="44" fill="${(row + column) % 3 ? '#6d7f8c' : '#8397a4'}" stroke="#e9e1d3" stroke-width="5"/>`
  return out
}

const ground = (fill: string) => `<path d="M0 420H1200V900H0z" fill="${fill}"/>`

const plots = () => {
  let out = ''
  for (let row = 0; row < 4; row++)
    for (let plant = 0; plant < 15 + row * 2; plant++) {
      const x = 60 + plant * (1080 / (15 + row * 2)) + (row % 2) * 20
      const y = 500 + row * 98
      const size = 16 + row * 7
      out += `<ellipse cx="${x}" cy="${y}" rx="${size}" ry="${size * 0.6}" fill="${['#5f8a3f', '#789f4b', '#4d7736'][(plant + row) % 3]}"/><ellipse cx="${x + size * 0.4}" cy="${y - size * 0.5}" rx="${size * 0.6}" ry="${size * 0.42}" fill="#8db35e"/>`
    }
  for (let post = 0; post < 13; post++)
    out += `<path d="M${20 + post * 96} 452v86" stroke="#6b5236" stroke-width="9"/>`
  out += '<path d="M0 478H1200M0 512H1200" stroke="#7d6243" stroke-width="6"/>'
  out +=
    '<g transform="translate(905 560)"><path d="M0 120V40L80 0l80 40v80z" fill="#9b7c55"/><path d="M20 120V62h50v58z" fill="#3e3327"/><path d="M-14 46L80-8l94 54" fill="none" stroke="#6f5638" stroke-width="13"/></g>'
  return out
}

const bays = () => {
  let out = '<path d="M0 640H1200" stroke="#f4f2ec" stroke-width="8"/>'
  for (let bay = 0; bay <= 12; bay++)
    out += `<path d="M${70 + bay * 88} 450L${bay * 103 - 20} 640" stroke="#f4f2ec" stroke-width="7"/>`
  for (const [x, fill] of [
    [175, '#8d3a32'],
    [440, '#e6e4de'],
    [790, '#45627d'],
  ] as const)
    out += `<g transform="translate(${x} 470)"><rect y="34" width="120" height="66" rx="14" fill="${fill}"/><path d="M18 40L36 6h50l18 34z" fill="${fill}"/><path d="M28 38L41 13h40l12 25z" fill="#c7d5dd"/><circle cx="24" cy="102" r="15" fill="#222"/><circle cx="96" cy="102" r="15" fill="#222"/></g>`
  for (let plant = 0; plant < 22; plant++)
    out += `<ellipse cx="${30 + plant * 54}" cy="440" rx="25" ry="17" fill="${plant % 2 ? '#6f9a4a' : '#5c8740'}"/>`
  return out
}

const scenes: Record<SceneName, () => string> = {
  before: () => sky('#b9c9cf', '#e5e6df') + houses() + ground('#94805d') + plots(),
  cleared: () =>
    sky('#bfcdd4', '#e6e6e0') +
    houses() +
    ground('#a48f6b') +
    '<path d="M0 560q300-40 640 10t560-20V900H0z" fill="#b19c78"/><g transform="translate(720 480)"><rect y="60" width="190" height="70" rx="8" fill="#d9a32e"/><rect x="110" width="74" height="70" fill="#d9a32e"/><rect x="122" y="10" width="50" height="36" fill="#b8cad3"/><path d="M0 70L-90-30l-60 60" fill="none" stroke="#c08e22" stroke-width="20"/><rect x="-6" y="128" width="206" height="34" rx="17" fill="#3a3a38"/></g>',
  hardened: () =>
    sky('#c3d2da', '#ebebe6') +
    houses() +
    ground('#a9adb0') +
    '<path d="M0 560H1200M0 720H1200M300 430L150 900M900 430l150 470" stroke="#989c9f" stroke-width="5"/>',
  after: () => sky('#bcd2e0', '#eef0ea') + houses() + ground('#9ea3a7') + bays(),
  board: () =>
    `<rect width="1200" height="900" fill="#cfc6b6"/><rect x="150" y="90" width="900" height="720" rx="8" fill="#6b4f35"/><rect x="185" y="125" width="830" height="650" fill="#e9e4d6"/><g fill="#fffdf7" stroke="#c9c1ae" stroke-width="3"><rect x="230" y="175" width="340" height="480"/><rect x="630" y="175" width="340" height="300"/><rect x="630" y="510" width="340" height="220"/></g>${[0, 1, 2, 3, 4, 5, 6, 7, 8].map((line) => `<path d="M262 ${285 + line * 38}h${line % 3 === 2 ? 190 : 276}" stroke="#8d8d88" stroke-width="9"/>`).join('')}${[0, 1, 2, 3].map((line) => `<path d="M662 ${275 + line * 42}h${line === 3 ? 150 : 276}M662 ${585 + line * 32}h${line === 3 ? 120 : 250}" stroke="#a5a5a0" stroke-width="8"/>`).join('')}<path d="M300 225h200M720 225h160" stroke="#2b2b28" stroke-width="18"/><circle cx="500" cy="610" r="38" fill="none" stroke="#c9c1ae" stroke-width="4" stroke-dasharray="9 8"/>`,
  table: () =>
    sky('#bcd2e0', '#eef0ea') +
    houses() +
    ground('#a6aba3') +
    '<path d="M220 600L980 600L1080 700H120z" fill="#2f6a5a"/><path d="M598 600L602 700M120 700h960" stroke="#eef0ea" stroke-width="7"/><path d="M120 700h960v22H120z" fill="#244f44"/><path d="M190 722v140M1010 722v140" stroke="#4d4d4a" stroke-width="16"/><path d="M560 560h80v44h-80z" fill="#e9e9e4" opacity=".7"/>',
  paper: () =>
    `<rect width="1200" height="900" fill="#b7aa93"/><g transform="rotate(-2 600 450)"><rect x="300" y="40" width="600" height="820" fill="#fffdf7"/><path d="M430 130h340" stroke="#2b2b28" stroke-width="20"/>${Array.from({ length: 12 }, (_, line) => `<path d="M360 ${220 + line * 40}h${line % 4 === 3 ? 260 : 480}" stroke="#8d8d88" stroke-width="9"/>`).join('')}<path d="M640 740h200" stroke="#2b2b28" stroke-width="9"/></g>`,
}
