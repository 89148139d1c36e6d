// Find and replace in the translation: each segment that changes is saved like any other edit.
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

export const replacing = (text) => {
  const dialog = document.getElementById('replace')
  const form = dialog.querySelector('form')
  const asked = () => form.what.value && new RegExp(escaped(form.what.value), form.exact.checked ? 'gu' : 'giu')
  const say = (words, count) => { dialog.querySelector('[data-found]').textContent = words.replace('{count}', count) }

  return {
    replace: () => {
      const { field } = text.segments.now
      form.what.value = field.value.slice(field.selectionStart, field.selectionEnd) || form.what.value
      dialog.showModal()
    },
    find: () => {
      const wanted = asked()
      if (!wanted) return
      const { all, now } = text.segments
      const hits = all.filter((segment) => segment.text.search(wanted) >= 0)
      say(text.words.found, hits.length)
      const next = hits.find((segment) => all.indexOf(segment) > all.indexOf(now)) || hits[0]
      if (!next) return
      wanted.lastIndex = 0
      const hit = wanted.exec(next.text)
      text.segments.last = next
      next.element.scrollIntoView({ block: 'center' })
      next.field.setSelectionRange(hit.index, hit.index + hit[0].length)
    },
    'replace-all': () => {
      const wanted = asked()
      if (!wanted) return
      const put = form.by.value
      const hits = text.segments.all.filter((segment) => segment.text.search(wanted) >= 0)
      for (const segment of hits) {
        segment.text = segment.text.replace(wanted, () => put)
        segment.tell('input')
      }
      say(text.words.replaced, hits.length)
    }
  }
}
