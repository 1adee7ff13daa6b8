/** Words of moving and calling off meetings. */
export const words = {
  sessionsPlain:
    '已通知、还没有开的会议，可以改期、换地方或取消，都要写明原因；改动进公开存证，订阅的人会收到。',
  sessionsNone: '没有已通知的会议。',
  sessionTitle: (number: number) => `第${number}次会议`,
  sessionWas: (when: string, place: string) => `原定${when}，${place}`,
  move: '改期或换地方',
  moveAt: '新的时间',
  movePlace: '新的地点',
  moveHint: '法规要求提前通知的会议，新的时间也要提前同样的天数',
  moveReason: '原因',
  moveNow: '改期',
  moveSure: '改期会通知所有订阅的人，并记入公开存证。确定吗？',
  moveDone: '已改期。',
  callOff: '取消会议',
  callOffNow: '取消这次会议',
  callOffSure: '取消后不能恢复，议题可以排进另一次会议。确定吗？',
  callOffDone: '会议已取消。',
}
