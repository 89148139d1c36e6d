// The help beside a segment: terms, memory, remarks, history. On a phone it opens from the edge.
import { address } from './asking.js'

const PAUSE = 250

export class Side {
  constructor (text) {
    this.text = text
    this.place = document.querySelector('[data-side]')
    this.box = document.getElementById('side')
    this.shown = ''
  }

  showSoon (segment) {
    if (this.shown === segment.pair) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.show(segment), PAUSE)
  }

  async show (segment) {
    clearTimeout(this.timer)
    this.shown = segment.pair
    try {
      const answer = await fetch(address(`side/${encodeURIComponent(segment.pair)}/`), { redirect: 'manual' })
      if (!answer.ok) throw new Error()
      const html = await answer.text()
      if (this.shown !== segment.pair) return
      this.place.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes)
    } catch {
      this.place.textContent = this.text.words.side_failed
      this.shown = ''
    }
  }

  refresh () {
    this.shown = ''
    return this.show(this.text.segments.now)
  }

  // A save adds to the history of the segment that is shown; somebody who reads there is not disturbed.
  savedOf (segment) {
    if (this.shown !== segment.pair || this.box.contains(document.activeElement)) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.show(segment), PAUSE)
  }

  open (wanted = !this.box.classList.contains('open')) {
    this.box.classList.toggle('open', wanted)
    this.box.querySelector('.side-handle').setAttribute('aria-expanded', String(wanted))
  }

  toggleFocus () {
    if (this.box.contains(document.activeElement)) return this.text.segments.go(this.text.segments.now)
    this.open(true)
    this.box.focus()
  }

  // The source as it is written, with its marks; known once the help for the segment is there.
  async raw (segment) {
    if (this.shown !== segment.pair) await this.show(segment)
    return this.place.querySelector('[data-source]')?.dataset.source || segment.source
  }

  match (number) { return this.place.querySelector(`[data-match="${number}"] [data-insert]`)?.dataset.insert }
  get term () { return this.place.querySelector('.terms [data-insert]')?.dataset.insert }
}
