import { describe, expect, it } from 'vitest'
import { memberLines, twiceIn } from './memberLines.ts'

describe('members out of a list', () => {
  it('are nobody where nothing stands', () => expect(memberLines(' \n\n')).toEqual([]))

  it('have a name, and a building after a comma of either kind or a tab', () => {
    expect(memberLines('王芳\n 李强，5号楼 \n张伟,6号楼\n赵敏\t7号楼')).toEqual([
      { name: '王芳', building: '' },
      { name: '李强', building: '5号楼' },
      { name: '张伟', building: '6号楼' },
      { name: '赵敏', building: '7号楼' },
    ])
  })

  it('are found where one stands there twice, and told apart by their building', () => {
    expect(twiceIn(memberLines('王芳，1号楼\n王芳，2号楼'))).toBeUndefined()
    expect(twiceIn(memberLines('王芳\n李强\n王芳'))).toEqual({ name: '王芳', building: '' })
  })
})
