/*
 * What is told of the elements: what their doc blocks say, and nothing of what is theirs alone. Our `define` registers them, which the
 * analyzer does not know; and what the base takes, every element takes.
 */
const base = 'YishiElement'

function defined({ ts, node, moduleDoc }) {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'define') return
  const [tag, name] = node.arguments.map((argument) => argument.text ?? argument.getText())
  const declaration = moduleDoc.declarations?.find((one) => one.name === name)
  if (declaration) Object.assign(declaration, { customElement: true, tagName: tag })
}

/** The names behind `@attr`: a property that only draws again is no attribute, though the analyzer takes it for one. */
function documented({ ts, node, moduleDoc }) {
  if (!ts.isClassDeclaration(node)) return
  const declaration = moduleDoc.declarations?.find(({ name }) => name === node.name?.text)
  if (!declaration) return
  declaration.documented = (node.jsDoc ?? [])
    .flatMap(({ tags }) => tags ?? [])
    .filter(({ tagName }) => tagName.text === 'attr')
    .map(({ comment }) => String(comment).split(' ')[0])
}

function told({ customElementsManifest }) {
  const classes = customElementsManifest.modules.flatMap(({ declarations }) => declarations ?? [])
  const root = classes.find(({ name }) => name === base)
  const shared = root.attributes.filter(({ name }) => root.documented.includes(name))
  const sorted = (list = []) => [...list].sort((a, b) => (a.name < b.name ? -1 : 1))
  const elements = customElementsManifest.modules.flatMap(({ path, declarations = [] }) =>
    declarations
      .filter(({ tagName }) => tagName)
      .map(
        ({
          name,
          tagName,
          description,
          documented = [],
          attributes = [],
          events = [],
          slots,
          cssParts,
          cssProperties,
        }) => {
          const own = attributes.filter((one) => documented.includes(one.name))
          const inherited = shared.filter((one) => own.every((mine) => mine.name !== one.name))
          const plain = ({ name, description }) => ({ name, description })
          return {
            kind: 'javascript-module',
            path,
            declarations: [
              {
                kind: 'class',
                name,
                tagName,
                customElement: true,
                description,
                attributes: sorted([...own, ...inherited]).map(plain),
                events: sorted(events.filter((one) => one.description)).map((one) => ({
                  ...plain(one),
                  type: one.type,
                })),
                ...(slots ? { slots } : {}),
                cssParts: sorted(cssParts).map(plain),
                cssProperties: sorted(cssProperties).map(plain),
              },
            ],
            exports: [
              { kind: 'custom-element-definition', name: tagName, declaration: { name, module: path } },
            ],
          }
        },
      ),
  )
  customElementsManifest.modules = elements.sort((a, b) => (a.path < b.path ? -1 : 1))
}

export default {
  globs: ['src/element.ts', 'src/clientElement.ts', 'src/elements/*.ts'],
  outdir: '.',
  litelement: true,
  quiet: true,
  // It would write where it put the manifest into package.json, also where a test put it elsewhere.
  packagejson: false,
  plugins: [
    {
      name: 'yishi',
      analyzePhase(phase) {
        documented(phase)
        defined(phase)
      },
      packageLinkPhase: told,
    },
  ],
}
