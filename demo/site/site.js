/*
 * The demo's own bar: its clock, and signing in as anybody with one click. A real site has none of this. Everything else on
 * these pages is plain HTML with tags in it.
 */
const server = document.querySelector('script[src*="/widget/"]').src.split('/widget/')[0]
const tokenName = `yishi-token ${server}`

// A page about one thing carries its id in the address.
const id = new URLSearchParams(location.search).get('id')
for (const element of document.querySelectorAll('[data-id]'))
  if (id) element.setAttribute(element.dataset.id, id)

const bar = document.getElementById('bar')
const make = (tag, properties = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), properties)
  node.append(...children)
  return node
}

async function ask(path, body) {
  const answer = await fetch(server + path, {
    method: body ? 'POST' : 'GET',
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : undefined,
  })
  return answer.json()
}

const [{ now }, { people }] = await Promise.all([ask('/demo/clock'), ask('/demo/people')])
const clock = new Intl.DateTimeFormat('zh-CN', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Asia/Shanghai',
})
const step = (label, days) =>
  make('button', {
    type: 'button',
    textContent: label,
    async onclick() {
      await ask('/demo/clock', { days })
      location.reload()
    },
  })

const roleNames = {
  admin: '管理员',
  clerk: '社区工作者',
  gridworker: '网格员',
  councillor: '议事员',
  property: '物业',
  assignee: '施工',
  auditor: '监督员',
}
const who = make('select', { ariaLabel: '以谁的身份' })
who.append(make('option', { value: '', textContent: '访客（未登录）' }))
const group = (label, list, title) => {
  const options = make('optgroup', { label })
  for (const one of list)
    options.append(make('option', { value: one.person, textContent: `${one.name} · ${title(one)}` }))
  who.append(options)
}
const byName = (a, b) => a.name.localeCompare(b.name, 'zh-CN')
const staff = people.filter((one) => one.roles.length > 0)
const order = Object.keys(roleNames)
staff.sort((a, b) => order.indexOf(a.roles[0].role) - order.indexOf(b.roles[0].role) || byName(a, b))
group('工作人员和议事员', staff, (one) => one.roles.map(({ role }) => roleNames[role]).join('、'))
group(
  '居民',
  people
    .filter((one) => one.roles.length === 0 && one.homes.length > 0)
    .sort((a, b) => a.homes[0].label.localeCompare(b.homes[0].label, 'zh-CN', { numeric: true })),
  (one) => one.homes.map(({ label }) => label).join('、'),
)
who.value = sessionStorage.getItem('demo-person') ?? ''
who.onchange = async () => {
  sessionStorage.removeItem(tokenName)
  sessionStorage.removeItem('demo-person')
  if (who.value) {
    const { token } = await ask('/demo/sign-in', { person: who.value })
    sessionStorage.setItem(tokenName, token)
    sessionStorage.setItem('demo-person', who.value)
  }
  location.reload()
}

bar.append(
  make('strong', { textContent: '演示' }),
  make('span', { textContent: `今天是 ${clock.format(new Date(now))}` }),
  step('过一天', 1),
  step('过一周', 7),
  make('span', { className: 'spring' }),
  make('label', {}, '身份 ', who),
)
