// What the checks ask, under each segment: in words, the spot marked, with a way to mend it or to say why it is fine.
import { ask, fetchJson } from './asking.js'
import { toUnits } from './points.js'

const PAUSE = 400

export class Findings {
  constructor (text) {
    this.text = text
    this.timers = new Map()
    this.asked = new Map()
  }

  async fetchAll () {
    let said
    try { said = await fetchJson('findings') } catch { return }
    for (const [pair, findings] of Object.entries(said.findings)) {
      const segment = this.text.segments.of(pair)
      if (segment && !this.asked.has(pair)) this.show(segment, findings)
    }
    this.showOverall(said.findings[''] || [])
  }

  askSoon (segment) {
    clearTimeout(this.timers.get(segment.pair))
    this.timers.set(segment.pair, setTimeout(() => this.askNow(segment), PAUSE))
  }

  async askNow (segment) {
    const { text } = segment
    this.asked.set(segment.pair, text)
    try {
      const said = await ask('check', { pair: segment.pair, text })
      if (segment.text === text) this.show(segment, said.findings)
    } catch { /* the save that follows asks again */ }
  }

  answered (segment, said) {
    clearTimeout(this.timers.get(segment.pair))
    if (segment.text === said.text) this.show(segment, said.findings)
    this.showBeside(segment, said.beside)
  }

  show (segment, findings) {
    segment.findings = findings
    segment.draw()
    const list = segment.element.querySelector('.asked')
    const unwritten = this.text.screen === 'edit' && !segment.text.trim() // what is not begun is no mistake yet
    list.replaceChildren(...(unwritten ? [] : together(findings.filter(worth)).map((same) => this.line(segment, ...same))))
    segment.element.dataset.worst = findings.some((one) => one.severity === 'blocking') ? 'blocking'
      : findings.some((one) => one.severity === 'warning') ? 'warning' : ''
    const id = `q-${segment.pair}`
    list.id = id
    if (list.children.length) segment.field.setAttribute('aria-describedby', id)
    else segment.field.removeAttribute('aria-describedby')
  }

  // One line for a finding, or for a note that is the same in several places.
  line (segment, finding, ...more) {
    const { words } = this.text
    const line = make('li', finding.severity)
    const times = more.length ? ` × ${more.length + 1}` : ''
    line.append(make('strong', '', words[finding.severity] + times), ' ', make('span', '', `${finding.title}.`))
    if (finding.says) line.append(make('span', 'says', ` ${finding.says}`))
    const doing = make('span', 'doing')
    if (finding.fix !== null && finding.side === 'target') {
      doing.append(button(words.mend, () => this.mend(segment, finding, ...more)))
    }
    doing.append(button(words.dismiss, () => this.text.deeds.dismiss(null, segment, finding)))
    line.append(' ', doing)
    return line
  }

  // From the end, so that the places before it stay where they are.
  mend (segment, ...findings) {
    for (const one of [...findings].sort((a, b) => b.start - a.start)) {
      segment.write(toUnits(segment.text, one.start), toUnits(segment.text, one.end), one.fix)
    }
  }

  dropped (segment, fingerprint) {
    const left = (list) => list.filter((one) => one.fingerprint !== fingerprint)
    if (segment) this.show(segment, left(segment.findings))
    else this.showOverall(left(this.overall || []))
  }

  showOverall (findings) {
    this.overall = findings
    const place = document.querySelector('[data-overall]')
    const list = make('ul', 'asked')
    list.append(...findings.filter(worth).map((one) => this.line(null, one)))
    place.replaceChildren(...(list.children.length ? [list] : []))
  }

  // Another text that was written at the same time. Both stay until somebody decides.
  showBeside (segment, others) {
    if (!segment) return
    segment.element.querySelector('.beside')?.remove()
    if (!others || !others.length) return
    const { words } = this.text
    const other = others[0]
    const box = make('div', 'beside notice warning')
    box.setAttribute('role', 'group')
    box.append(make('p', '', words.beside.replace('{name}', other.by || words.somebody)))
    for (const [whose, value] of [[words.stands, segment.text], [other.by || words.somebody, other.text]]) {
      const one = make('p', 'one', value)
      one.dir = 'auto'
      box.append(make('p', 'quiet', whose), one, button(words.keep_this, () => this.text.deeds.settle(segment, other, value)))
    }
    segment.element.querySelector('.target').append(box)
  }

  remark (segment, sentence) {
    segment.element.querySelector('.aside-word')?.remove()
    const word = make('p', 'aside-word quiet', sentence)
    word.setAttribute('role', 'status')
    segment.element.querySelector('.target').append(word)
  }
}

const worth = (finding) => finding.shown

// Notes that say the same and can all be mended stand on one line: house style would crowd out the questions.
const together = (findings) => {
  const lines = new Map()
  for (const one of findings) {
    const same = one.severity === 'note' && one.fix !== null ? `${one.fingerprint} ${one.side} ${one.says}` : one
    lines.set(same, [...(lines.get(same) || []), one])
  }
  return [...lines.values()]
}

export const make = (tag, name = '', content = '') =>
  Object.assign(document.createElement(tag), { className: name, textContent: content })

export const button = (label, run) => {
  const made = make('button', 'link', label)
  made.type = 'button'
  made.addEventListener('click', run)
  return made
}
