// Every key of the screen, and the list that is shown under "?": one table for both.
const TABLE = [
  ['Control+Enter', 'confirm'],
  ['Alt+ArrowDown', 'next'],
  ['Alt+ArrowUp', 'previous'],
  ['Alt+KeyN', 'next_open'],
  ['Alt+KeyS', 'source'],
  ['Alt+KeyL', 'link'],
  ['Control+KeyB', 'strong'],
  ['Control+KeyI', 'emphasis'],
  ['Alt+Digit1', 'match'],
  ['Alt+KeyT', 'term'],
  ['Alt+KeyK', 'concordance'],
  ['Alt+KeyG', 'draft'],
  ['Alt+KeyR', 'remark'],
  ['Alt+KeyA', 'accept'],
  ['Alt+KeyX', 'dismiss'],
  ['Alt+KeyC', 'split'],
  ['Alt+KeyF', 'replace'],
  ['Alt+KeyH', 'side'],
  ['?', 'help']
]

const shown = (keys) => keys.replace('Control', navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl')
  .replace('Key', '').replace('Digit1', '1 … 5').replace('ArrowDown', '↓').replace('ArrowUp', '↑')

export class Keys {
  constructor (text) {
    this.text = text
    this.runs = new Map(TABLE.map(([keys, name]) => [keys, name]))
    document.addEventListener('keydown', (event) => this.pressed(event))
    const list = document.querySelector('[data-keys]')
    for (const [keys, name] of TABLE) {
      const term = document.createElement('dt')
      term.append(Object.assign(document.createElement('kbd'), { textContent: shown(keys) }))
      list.append(term, Object.assign(document.createElement('dd'), { textContent: text.words[`key_${name}`] }))
    }
  }

  pressed (event) {
    if (event.isComposing || document.querySelector('dialog[open]')) return
    const name = this.runs.get(this.named(event))
    if (!name || !this.text.deeds[name]) return
    if (event.key === '?' && event.target.matches('textarea, input, select')) return
    event.preventDefault()
    this.text.deeds[name](event.code.startsWith('Digit') ? Number(event.code.slice(5)) : null)
  }

  named (event) {
    if (event.key === '?') return '?'
    const code = /^Digit[1-5]$/.test(event.code) ? 'Digit1' : event.key === 'Enter' ? 'Enter' : event.code
    if (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) return `Alt+${code}`
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) return `Control+${code}`
    return ''
  }
}
