// What every button and key does. Each takes the button or key's number, and works on the segment one was in last.
import { ask, Refused } from './asking.js'
import { toPoints, toUnits } from './points.js'
import { nextLink } from './marks.js'
import { dialogs } from './dialogs.js'
import { replacing } from './replacing.js'

export const deeds = (text) => {
  const { segments } = text
  const now = () => segments.now
  const box = dialogs(text)

  const told = async (work) => {
    try { return await work() } catch (error) {
      if (error instanceof Refused) text.status.notice([error.message, error.advice].join(' '))
      else text.status.notice(text.words.retrying)
      return null
    }
  }

  const around = (before, after) => {
    const { field } = now()
    const { selectionStart: start, selectionEnd: end, value } = field
    now().write(start, end, before + value.slice(start, end) + after)
    if (start === end) field.setSelectionRange(start + before.length, start + before.length)
  }

  const insert = (put) => {
    if (!put) return
    const { field } = now()
    now().write(field.selectionStart, field.selectionEnd, put)
  }

  const whole = (put) => { if (put) now().write(0, now().text.length, put) }
  const segmentOf = (button) => segments.of(button?.closest('.segment')?.dataset.pair) || now()
  const remarkOf = (button) => Number(button.closest('[data-remark]').dataset.remark)
  const take = (segment, said) => {
    segment.revision = said.revision
    if (segment.text !== said.text) segment.text = said.text
    segment.take(said)
    if (said.findings) text.findings.answered(segment, said)
    segments.count()
    text.side.refresh()
  }

  const confirm = async (button) => {
    const segment = button instanceof Element ? segments.of(button.closest('.segment').dataset.pair) : now()
    await told(async () => {
      await text.saver.saved(segment)
      const said = await ask('confirm', { pair: segment.pair, revision: segment.revision })
      segment.take(said)
      segments.count()
      if (!(button instanceof Element)) segments.nextOpen()
    })
  }

  return {
    confirm,
    next: () => segments.step(1),
    previous: () => segments.step(-1),
    next_open: () => segments.nextOpen(),
    source: async () => { const segment = now(); segment.write(0, segment.text.length, await text.side.raw(segment)) },
    link: () => { const number = nextLink(links(now()), now().text); if (number) around('[', `][${number}]`) },
    strong: () => around('**', '**'),
    emphasis: () => around('*', '*'),
    match: (number) => whole(text.side.match(number || 1)),
    take: (button) => whole(button.closest('[data-match]').querySelector('[data-insert]').dataset.insert),
    term: () => insert(text.side.termLackingIn(now().text)),
    concordance: () => text.side.lookUp(selected(now())),
    insert: (button) => insert(button.dataset.insert),
    draft: () => told(async () => {
      if (!document.querySelector('.drafts [data-do="draft"]')) return
      await text.saver.saved(now())
      take(now(), await ask('take-draft', { pair: now().pair }))
    }),
    'ask-draft': async (button) => {
      const { pair } = now()
      const told = button.closest('.drafts').querySelector('[data-told]')
      button.disabled = true
      told.textContent = text.words.asking
      try {
        await ask('draft', { pair })
        if (now().pair === pair) await text.side.refresh()
      } catch (error) {
        told.textContent = error instanceof Refused ? [error.message, error.advice].join(' ') : text.words.side_failed
      } finally { button.disabled = false }
    },
    side: () => matchMedia('(min-width: 64rem)').matches ? text.side.toggleFocus() : text.side.open(),
    'side-here': (button) => { segments.last = segments.of(button.closest('.segment').dataset.pair); text.side.show(now()); text.side.open(true) },
    help: () => document.getElementById('help').showModal(),
    layout: (button) => {
      const by = text.root.classList.toggle('by-segment')
      button.setAttribute('aria-pressed', String(by))
    },
    'next-change': () => {
      const all = [...document.querySelectorAll('.changes')]
      const after = all.find((one) => one.getBoundingClientRect().top > innerHeight / 2) || all[0]
      after?.scrollIntoView({ block: 'center' })
    },
    accept: (button) => {
      const segment = segmentOf(button)
      const remark = button ? remarkOf(button) : segment.remarks[0]?.remark
      if (!remark) return
      told(async () => {
        await text.saver.saved(segment)
        take(segment, await ask('accept', { remark }))
      })
    },
    decline: (button) => {
      const segment = segmentOf(button)
      const remark = remarkOf(button)
      box.reason(text.words.decline, '', async (reason) => take(segment, await ask('decline', { remark, reply: reason })))
    },
    remark: () => {
      const segment = now()
      const { selectionStart: start, selectionEnd: end } = segment.field
      box.remark(segment.text.slice(start, end) || segment.text, async (said) => {
        await text.saver.saved(segment)
        const span = start === end ? [0, segment.text.length] : [start, end]
        const [from, to] = span.map((at) => toPoints(segment.text, at))
        take(segment, await ask('remark', { pair: segment.pair, start: from, end: to, ...said }))
      })
    },
    dismiss: (_, segment = now(), finding = segment?.findings.find((one) => one.severity !== 'note')) => {
      if (!finding) return
      box.reason(finding.title, finding.says, async (reason) => {
        if (segment) await text.saver.saved(segment)
        await ask('dismiss', { pair: segment?.pair || '', fingerprint: finding.fingerprint, reason })
        text.findings.dropped(segment, finding.fingerprint)
      })
    },
    settle: (segment, other, value) => told(async () => {
      await text.saver.saved(segment)
      take(segment, await ask('settle', { revision: other.revision, text: value }))
    }),
    restore: (button) => told(async () => {
      await text.saver.saved(now())
      take(now(), await ask('restore', { revision: Number(button.dataset.revision) }))
    }),
    'hand-back': () => {
      const does = document.querySelector('[data-do="hand-back"]').textContent
      box.reason(does, '', async (note) => {
        await ask('hand-back', { note })
        location.assign('../')
      }, does.replace(/[\s…]+$/, ''))
    },
    split: async () => {
      const segment = now()
      await told(() => text.saver.saved(segment))
      box.split(await text.side.raw(segment), segment.text, async (at) => { await ask('split', { pair: segment.pair, ...at }); here(segment) },
        async () => { await ask('merge', { pair: segment.pair }); here(segment) })
    },
    ...replacing(text, toUnits)
  }
}

// What is selected in the field one writes in, or anywhere else in the text.
const selected = ({ field }) => field.value.slice(field.selectionStart, field.selectionEnd).trim() ||
  (getSelection().anchorNode?.parentElement?.closest('.segment') ? getSelection().toString().trim() : '')

const links = (segment) => [...segment.element.querySelectorAll('.source [data-link]')]
  .map((link) => `][${link.dataset.link}]`).join('')

const here = (segment) => {
  location.hash = `s-${segment.pair}`
  location.reload()
}
