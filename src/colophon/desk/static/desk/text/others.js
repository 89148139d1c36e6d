// Who else is at work here, and what they have changed: asked every five seconds while the page is looked at.
import { ask } from './asking.js'
import { make } from './findings.js'

const EVERY = 5000
const HIDDEN = 30000

export class Others {
  constructor (text) {
    this.text = text
    this.newest = Number(text.root.dataset.newest)
    addEventListener('pagehide', () => {
      ask('pulse', { leaving: true, since: this.newest }, { keepalive: true }).catch(() => {})
    })
  }

  begin () { this.beat() }

  async beat () {
    const at = document.activeElement?.closest?.('.segment')?.dataset.pair || ''
    try {
      const said = await ask('pulse', { pair: at, since: this.newest })
      this.newest = said.newest
      this.showPeople(said.here)
      for (const one of said.changed) this.changed(one)
    } catch { /* the line about saving says what is wrong */ }
    setTimeout(() => this.beat(), document.hidden ? HIDDEN : EVERY)
  }

  showPeople (here) {
    const { words } = this.text
    document.querySelector('[data-others]').textContent = [...new Set(here.map((one) => one.name))]
      .map((name) => words.here.replace('{name}', name)).join(' · ')
    for (const mark of document.querySelectorAll('.present')) mark.remove()
    for (const one of here) {
      const segment = this.text.segments.of(one.pair)
      segment?.element.querySelector('.how-far').prepend(make('span', 'present', one.name))
    }
  }

  // Somebody else's newer text: shown at once where nobody types here, announced where somebody does.
  changed (said) {
    const segment = this.text.segments.of(said.pair)
    if (!segment || segment.revision >= said.revision || this.text.saver.waiting.has(said.pair)) return
    if (segment.text !== said.text) {
      segment.text = said.text
      const { words } = this.text
      this.text.findings.remark(segment, words.changed_by.replace('{name}', said.by || words.somebody))
      this.text.findings.askSoon(segment)
    }
    segment.revision = said.revision
    segment.take(said)
    this.text.segments.count()
  }
}
