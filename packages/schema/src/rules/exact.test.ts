import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as ts from 'typescript'
import { describe, expect, it } from 'vitest'

/*
 * A float never decides anything. Whatever could make one out of whole numbers is not written in this folder: division,
 * remainder, powers of numbers, literals with a point, and the functions that read, round or draw floats. Thresholds are
 * cross-multiplied, areas are cut and joined as text.
 */

const inexactOperators = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.SlashToken, '/'],
  [ts.SyntaxKind.SlashEqualsToken, '/='],
  [ts.SyntaxKind.PercentToken, '%'],
  [ts.SyntaxKind.PercentEqualsToken, '%='],
  [ts.SyntaxKind.AsteriskAsteriskToken, '**'],
  [ts.SyntaxKind.AsteriskAsteriskEqualsToken, '**='],
])
const inexactCalls =
  /^(Number|parseFloat|Number\.parseFloat|Math\.\w+|.+\.(toFixed|toPrecision|toExponential))$/

/** What of a source could bring a float about, as written. */
function inexactIn(source: string): string[] {
  const found: string[] = []
  const file = ts.createSourceFile('rule.ts', source, ts.ScriptTarget.Latest, true)
  const visit = (node: ts.Node): void => {
    const inexact =
      (ts.isBinaryExpression(node) && inexactOperators.has(node.operatorToken.kind)) ||
      (ts.isNumericLiteral(node) && /[.e]/i.test(node.getText()) && !/^0x/i.test(node.getText())) ||
      (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.PlusToken) ||
      (ts.isCallExpression(node) && inexactCalls.test(node.expression.getText()))
    if (inexact) found.push(node.getText())
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

describe('the rules', () => {
  it.each([
    ['const half = whole / 2', ['whole / 2']],
    ['let x = 1n; x /= 2n', ['x /= 2n']],
    ['a % b', ['a % b']],
    ['a ** b', ['a ** b']],
    ['const share = 0.5 + 1e3', ['0.5', '1e3']],
    ['+text', ['+text']],
    ['Number(area) + parseFloat(area)', ['Number(area)', 'parseFloat(area)']],
    ['Math.round(x).toFixed(2)', ['Math.round(x).toFixed(2)', 'Math.round(x)']],
  ])('would be caught at %s', (source, found) => expect(inexactIn(source)).toEqual(found))

  it('are not suspected for whole numbers, bigints and regular expressions', () => {
    expect(inexactIn('2n * part >= whole * 3n; /a/.test(text); list[0]; -1; BigInt(text)')).toEqual([])
  })

  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  )

  it('are all looked at', () => {
    expect(sources).toEqual(
      expect.arrayContaining(['decide.ts', join('methods', 'irv.ts'), join('calendar', 'due.ts')]),
    )
  })

  it.each(sources)('compute in whole numbers alone: %s', (name) => {
    expect(inexactIn(readFileSync(join(import.meta.dirname, name), 'utf8'))).toEqual([])
  })
})
