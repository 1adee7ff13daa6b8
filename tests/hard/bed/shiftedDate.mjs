// Loaded before the server: the process believes that it is some hours earlier or later, as on a machine whose clock is wrong.
const shift = Number(process.env.HARD_CLOCK_OFF) * 3_600_000
const RealDate = Date
const now = () => RealDate.now() + shift
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(now())
    else super(...given)
  }
  static now = now
}
