// Saving: one request for one segment at a time, sent again until it is answered, on the text that the writer saw.
import { ask, Refused, SignedOut } from './asking.js'
import { forget, keep } from './unsent.js'

const PAUSE = 1000 // after the last key
const LONGEST = 8000 // of typing without a pause
const KEEP = 150
const FIRST_WAIT = 1000
const LONGEST_WAIT = 6000

export class Saver {
  constructor (text) {
    this.text = text
    this.waiting = new Map() // pair → { segment, timer, since, sending: {token, text, base} or null, wait }
    addEventListener('online', () => this.retryAll())
    addEventListener('offline', () => this.waiting.size && text.status.say('offline'))
    addEventListener('focus', () => this.retryAll())
    document.addEventListener('visibilitychange', () => document.hidden && this.leave())
    addEventListener('pagehide', () => this.leave())
    addEventListener('beforeunload', (event) => { if (this.waiting.size && !navigator.onLine) event.preventDefault() })
  }

  get idle () { return this.waiting.size === 0 }

  touch (segment) {
    const now = Date.now()
    const one = this.waiting.get(segment.pair) || this.begin(segment, now)
    clearTimeout(one.keeping)
    one.keeping = setTimeout(() => this.keep(one), KEEP)
    if (now - one.kept > KEEP * 4) this.keep(one)
    this.text.status.say(navigator.onLine ? 'typing' : 'offline')
    if (one.sending) return
    clearTimeout(one.timer)
    one.timer = setTimeout(() => this.send(one), Math.max(0, Math.min(PAUSE, one.since + LONGEST - now)))
  }

  begin (segment, now) {
    const one = { segment, since: now, kept: now, sending: null, wait: 0, timer: 0, keeping: 0 }
    this.waiting.set(segment.pair, one)
    return one
  }

  keep (one) {
    one.kept = Date.now()
    const { pair, text, revision } = one.segment
    return keep(this.text.key, pair, { text, base: revision, sending: one.sending, at: Date.now() })
  }

  // After a crash: first what was on its way, under its own name, so that it is not taken for somebody else's.
  resume (segment, record) {
    const one = this.begin(segment, Date.now())
    one.sending = record.sending || { token: crypto.randomUUID(), text: record.text, base: record.base }
    this.send(one)
  }

  flush (segment) {
    const one = this.waiting.get(segment.pair)
    if (one && !one.sending) this.send(one)
  }

  retryAll () {
    for (const one of this.waiting.values()) if (one.wait) { clearTimeout(one.timer); this.send(one) }
  }

  leave () {
    for (const one of this.waiting.values()) {
      this.keep(one)
      if (!one.sending) this.send(one, { keepalive: true })
    }
  }

  // Resolves when what stands in the segment is on the server; rejects when it was refused.
  saved (segment) {
    const one = this.waiting.get(segment.pair)
    if (!one) return Promise.resolve()
    const promise = new Promise((resolve, reject) => { one.then = [...(one.then || []), { resolve, reject }] })
    this.flush(segment)
    return promise
  }

  async send (one, { keepalive = false } = {}) {
    clearTimeout(one.timer)
    if (one.busy) return
    const { segment } = one
    one.sending ||= { token: crypto.randomUUID(), text: segment.text, base: segment.revision }
    one.busy = true
    this.keep(one)
    if (!one.wait) this.text.status.say(navigator.onLine ? 'saving' : 'offline') // else what is wrong stays to be read
    try {
      const said = await ask('save', { pair: segment.pair, ...one.sending }, { keepalive })
      one.busy = false
      this.arrived(one, said)
    } catch (error) {
      one.busy = false
      this.failed(one, error)
    }
  }

  arrived (one, said) {
    const { segment } = one
    const sent = one.sending.text
    one.sending = null
    one.wait = 0
    segment.saved(said, sent)
    this.text.findings.answered(segment, said)
    if (segment.text !== sent && segment.text !== said.text) {
      one.since = Date.now()
      return this.touch(segment)
    }
    clearTimeout(one.keeping)
    this.waiting.delete(segment.pair)
    forget(this.text.key, segment.pair)
    for (const { resolve } of one.then || []) resolve()
    if (this.idle) this.text.status.say('saved')
    this.text.side.savedOf(segment)
    this.text.segments.count()
  }

  failed (one, error) {
    if (error instanceof Refused) {
      if (error.status === 503) this.text.status.waiting(error)
      else this.text.status.refused(error)
      for (const { reject } of one.then || []) reject(error)
      one.then = []
      if (error.status !== 409 && error.status !== 503) return
    }
    if (error instanceof SignedOut) this.text.status.signedOut()
    else if (!(error instanceof Refused)) this.text.status.say(navigator.onLine ? 'retrying' : 'offline')
    one.wait = Math.min(LONGEST_WAIT, (one.wait || FIRST_WAIT / 2) * 2)
    one.timer = setTimeout(() => this.send(one), one.wait * (0.75 + Math.random() / 2))
  }
}
