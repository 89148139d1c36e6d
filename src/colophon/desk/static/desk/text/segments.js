// The segments of the page: each a source and a text field that grows, with its marks and questions drawn behind it.
import { marks, mended } from './marks.js'
import { toUnits } from './points.js'
import { place } from './remarks.js'

const GROWS = CSS.supports('field-sizing', 'content')

export class Segment {
  constructor (element, text) {
    this.element = element
    this.page = text
    this.pair = element.dataset.pair
    this.revision = Number(element.dataset.revision)
    this.field = element.querySelector('textarea')
    this.over = element.querySelector('.over')
    this.before = this.field.value
    this.findings = []
    this.remarks = []
    this.handlers = { input: [], focus: [], leave: [] }
    this.field.addEventListener('input', (event) => this.changed(event))
    this.field.addEventListener('focus', () => { element.classList.add('at'); this.draw(); this.tell('focus') })
    this.field.addEventListener('blur', () => { element.classList.remove('at'); this.tell('leave') })
    this.showState()
  }

  on (name, handler) { this.handlers[name].push(handler) }
  tell (name) { for (const handler of this.handlers[name]) handler(this) }

  get text () { return this.field.value }
  set text (value) {
    this.field.value = value
    this.before = value
    this.grow()
    this.draw()
  }

  get source () { return this.element.querySelector('.source').textContent.trim() }
  get state () { return this.element.dataset.state }

  // Undo in the browser keeps working: the edit goes through the field as if it were typed.
  write (start, end, put) {
    this.field.focus()
    this.field.setSelectionRange(start, end)
    const typed = put ? document.execCommand('insertText', false, put) : document.execCommand('delete')
    if (!typed) this.field.setRangeText(put, start, end, 'end')
    if (!typed) this.field.dispatchEvent(new InputEvent('input'))
  }

  changed (event) {
    const better = event.inputType && event.inputType.startsWith('history') ? null : mended(this.before, this.field.value)
    if (better && !event.isComposing) {
      this.field.value = better.text
      this.field.setSelectionRange(better.cursor, better.cursor)
    }
    this.before = this.field.value
    this.element.dataset.state = this.text.trim() ? 'written' : 'empty'
    this.showState()
    this.grow()
    this.draw()
    this.tell('input')
  }

  // The server's answer to a save. Somebody else's text is taken over only where nothing else was typed.
  saved (said, sent) {
    this.revision = said.revision
    if (said.text !== sent && this.text === sent) this.text = said.text
    this.take(said)
  }

  take (said) {
    if (this.text === said.text) this.element.dataset.state = said.state
    this.said(said.remarks)
  }

  // What readers have said of it and nobody has answered.
  said (remarks) {
    const same = JSON.stringify(remarks) === JSON.stringify(this.remarks)
    this.remarks = remarks
    this.element.querySelector('[data-remarks]').dataset.remarks = remarks.length
    this.showState()
    if (same) return
    this.draw()
    this.page.remarks?.show(this)
  }

  showState () {
    const { words } = this.page
    this.element.querySelector('[data-state-text]').textContent = words[this.state]
    const count = this.element.querySelector('[data-remarks]')
    count.textContent = Number(count.dataset.remarks) ? words.remarks.replace('{count}', count.dataset.remarks) : ''
  }

  grow () {
    if (GROWS) return
    this.field.style.blockSize = 'auto'
    this.field.style.blockSize = `${this.field.scrollHeight + 2}px`
  }

  // The same text behind the field, invisible, with its marks made quiet and the spots that are asked about coloured.
  draw () {
    const { text } = this
    const spots = this.findings.filter((one) => one.side === 'target' && one.end > one.start)
      .map((one) => [toUnits(text, one.start), toUnits(text, one.end), one.severity])
    const quiet = marks(text).filter((mark) => mark.partner >= 0).map((mark) => [mark.start, mark.end, 'quiet'])
    const passages = this.remarks.map((one) => place(text, one)).filter(Boolean).map((span) => [...span, 'remarked'])
    this.over.replaceChildren(...pieces(text, [...spots, ...quiet, ...passages]), '\u200b')
  }
}

const pieces = (text, spans) => {
  const cuts = [...new Set([0, text.length, ...spans.flatMap(([start, end]) => [start, end])])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, index) => {
    const over = spans.filter(([start, end]) => start <= from && cuts[index + 1] <= end).map((span) => span[2])
    const piece = text.slice(from, cuts[index + 1])
    if (!over.length) return document.createTextNode(piece)
    return Object.assign(document.createElement('span'), { className: over.join(' '), textContent: piece })
  })
}

export class Segments {
  constructor (text) {
    this.page = text
    this.all = [...text.root.querySelectorAll('.segment')].map((element) => new Segment(element, text))
    this.byPair = new Map(this.all.map((segment) => [segment.pair, segment]))
    this.last = this.all[0]
    for (const segment of this.all) {
      segment.on('focus', (one) => { this.last = one })
      if (!GROWS) segment.grow()
    }
    this.count()
  }

  of (pair) { return this.byPair.get(pair) }
  get now () { return this.last }

  go (segment) {
    if (!segment) return this.page.status.notice(this.page.words.all_done)
    segment.field.focus()
    segment.field.setSelectionRange(segment.text.length, segment.text.length)
    segment.element.scrollIntoView({ block: 'center' })
  }

  step (by) {
    const next = this.all[this.all.indexOf(this.last) + by]
    if (next) this.go(next)
  }

  get done () { return DONE[this.page.screen] }

  asks (segment) {
    if (segment.remarks.length && this.page.screen !== 'review') return true
    return !this.done.includes(segment.state) || segment.findings.some((one) => one.severity !== 'note')
  }

  nextOpen () {
    const at = this.all.indexOf(this.last) + 1
    this.go([...this.all.slice(at), ...this.all.slice(0, at)].find((one) => this.asks(one)))
  }

  count () {
    const done = this.all.filter((one) => this.done.includes(one.state)).length
    const bar = document.querySelector('.bar meter')
    bar.value = done
    document.querySelector('[data-progress] bdi').textContent = done
    document.querySelector('[data-when-done]').hidden = done < this.all.length
  }
}

const DONE = {
  edit: ['translated', 'reviewed', 'proofread'],
  review: ['reviewed', 'proofread'],
  proofread: ['proofread']
}
