// What readers have said of a passage: under its segment, with the passage marked where it now stands in the text.
import { make, button } from './findings.js'
import { toUnits } from './points.js'

export class Remarks {
  constructor (text) {
    this.text = text
    text.remarks = this
    const said = JSON.parse(document.getElementById('text-remarks').textContent)
    for (const [pair, remarks] of Object.entries(said)) text.segments.of(pair)?.said(remarks)
  }

  show (segment) {
    const list = segment.element.querySelector('.said')
    list.replaceChildren(...segment.remarks.map((one, index) => this.line(one, index === 0)))
  }

  line (one, first) {
    const { words, deeds } = this.text
    const line = make('li', 'remark')
    line.dataset.remark = one.remark
    line.append(isolated('strong', '', one.by), ' ', make('span', 'quiet', one.about))
    if (one.says) line.append(isolated('p', 'says', one.says))
    if (one.suggestion !== null) line.append(isolated('p', 'suggestion', `→ ${one.suggestion || '∅'}`))
    const doing = make('span', 'doing')
    const accept = button(one.suggestion === null ? words.settled : words.accept, () => deeds.accept(accept))
    if (first) accept.append(' ', make('kbd', '', 'Alt A'))
    doing.append(accept, button(words.decline, () => deeds.decline(doing.lastChild)))
    line.append(doing)
    return line
  }
}

const isolated = (name, kind, words) => Object.assign(make(name, kind, words), { dir: 'auto' })

// Where the passage stands now, in UTF-16 units: where it was, else the nearest place; null where it is gone.
export const place = (text, { quoted, start }) => {
  if (!quoted) return null
  const was = toUnits(text, start)
  if (text.startsWith(quoted, was)) return [was, was + quoted.length]
  const found = [text.lastIndexOf(quoted, was), text.indexOf(quoted, was)].filter((at) => at >= 0)
  if (!found.length) return null
  const nearest = found.reduce((one, other) => Math.abs(other - was) < Math.abs(one - was) ? other : one)
  return [nearest, nearest + quoted.length]
}
