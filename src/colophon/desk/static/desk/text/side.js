// The help beside a segment: terms, memory, remarks, history. On a phone it opens from the edge.
import { address } from './asking.js'
import { markTerms } from './terms.js'

const PAUSE = 250

export class Side {
  constructor (text) {
    this.text = text
    this.place = document.querySelector('[data-side]')
    this.box = document.getElementById('side')
    this.shown = ''
    this.place.addEventListener('submit', (event) => {
      if (!event.target.matches('.where-used')) return
      event.preventDefault()
      this.lookUp()
    })
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
      const asked = this.drawn === segment.pair && this.place.querySelector('.where-used:has([data-uses] > *)')
      this.place.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes)
      if (asked) this.place.querySelector('.where-used').replaceWith(asked)
      this.drawn = segment.pair
      markTerms(segment.element.querySelector('.source'), [...this.place.querySelectorAll('.terms dt')].map((one) => one.textContent))
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

  // The first term of which no rendering stands in the text yet, so that one key inserts one after the other.
  termLackingIn (written) {
    const renderings = [...this.place.querySelectorAll('.terms dd')]
      .map((term) => [...term.querySelectorAll('[data-insert]')].map((one) => one.dataset.insert))
    return renderings.find((some) => !some.some((one) => written.includes(one)))?.[0]
  }

  // Where a phrase was used, beside the text. Whoever selected nothing is led to the field.
  async lookUp (phrase = '') {
    const form = this.place.querySelector('.where-used')
    if (!form) return
    const asked = form.querySelector('input')
    if (phrase) asked.value = phrase.slice(0, asked.maxLength)
    this.open(true)
    if (!phrase && document.activeElement !== asked && !form.contains(document.activeElement)) return asked.focus()
    const found = form.querySelector('[data-uses]')
    if (!asked.value.trim()) return found.replaceChildren()
    found.textContent = this.text.words.asking
    try {
      const answer = await fetch(`${form.action}?${new URLSearchParams({ q: asked.value, beside: '1' })}`, { redirect: 'manual' })
      if (!answer.ok) throw new Error()
      const html = await answer.text()
      found.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes)
      form.scrollIntoView({ block: 'nearest' })
    } catch {
      found.textContent = this.text.words.side_failed
    }
  }
}
