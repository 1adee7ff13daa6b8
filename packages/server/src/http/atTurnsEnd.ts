let given: (() => void)[] = []

/**
 * Does what is given once the requests that were read from the sockets in this turn have all been looked at, in their order. Answers that go
 * out right behind each other wake whoever takes them (a proxy on the same machine) once; one by one they wake it each time, which
 * costs more than a remembered answer. What is given must not throw.
 */
export function atTurnsEnd(send: () => void): void {
  given.push(send)
  if (given.length > 1) return
  setImmediate(() => {
    const all = given
    given = []
    for (const one of all) one()
  })
}
