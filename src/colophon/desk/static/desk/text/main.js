// The screen of one text: its segments, what is saved of them, and what every button and key does.
import { Saver } from './saving.js'
import { Segments } from './segments.js'
import { Findings } from './findings.js'
import { Remarks } from './remarks.js'
import { Side } from './side.js'
import { Others } from './others.js'
import { Keys } from './keys.js'
import { deeds } from './deeds.js'
import { restoreUnsent } from './unsent.js'
import { status } from './status.js'

const root = document.querySelector('[data-text]')
const words = JSON.parse(document.getElementById('text-words').textContent)
const beside = JSON.parse(document.getElementById('text-beside').textContent)

const text = { root, words, screen: root.dataset.text, key: `${root.dataset.person}/${root.dataset.key}` }
text.status = status(document.querySelector('[data-status]'), words)
text.segments = new Segments(text)
text.findings = new Findings(text)
text.saver = new Saver(text)
text.side = new Side(text)
text.others = new Others(text)
text.deeds = deeds(text)
text.keys = new Keys(text)
text.remarks = new Remarks(text)

for (const segment of text.segments.all) {
  segment.on('input', () => { text.saver.touch(segment); text.findings.askSoon(segment) })
  segment.on('focus', () => { text.side.showSoon(segment) })
  segment.on('leave', () => text.saver.flush(segment))
}
for (const [key, other] of Object.entries(beside)) text.findings.showBeside(text.segments.of(key), [other])

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-do]')
  if (!button || !text.deeds[button.dataset.do]) return
  event.preventDefault()
  text.deeds[button.dataset.do](button)
})

await restoreUnsent(text)
text.findings.fetchAll()
text.others.begin()
root.dataset.ready = 'yes'
