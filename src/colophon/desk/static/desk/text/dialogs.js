// The small windows: a remark, a reason, where to cut. Each stays open, with what was typed, until the server agrees.
import { Refused } from './asking.js'
import { toPoints } from './points.js'

export const dialogs = (text) => {
  let send = null
  const sender = document.querySelector('[data-do="reason-send"]')
  const keeps = sender.textContent

  const trying = async (dialog, work) => {
    const refused = dialog.querySelector('[data-refused]')
    refused.textContent = ''
    try {
      await work()
      dialog.close()
    } catch (error) {
      refused.textContent = error instanceof Refused ? `${error.message} ${error.advice}` : text.words.retrying
    }
  }

  const opened = (id, { title = '', what = '' } = {}) => {
    const dialog = document.getElementById(id)
    dialog.querySelector('form').reset()
    dialog.querySelector('[data-refused]').textContent = ''
    if (title) dialog.querySelector('[data-title]').textContent = title
    if (dialog.querySelector('[data-what]')) dialog.querySelector('[data-what]').textContent = what
    dialog.showModal()
    return dialog
  }

  document.addEventListener('click', (event) => {
    const pressed = event.target.closest('[data-do$="-send"]')
    if (pressed && send) send(pressed.dataset.do)
  })

  return {
    reason (title, what, work, does = keeps) {
      const dialog = opened('reason', { title, what })
      sender.textContent = does
      send = () => trying(dialog, () => work(dialog.querySelector('textarea').value))
    },
    remark (passage, work) {
      const dialog = opened('remark')
      const form = dialog.querySelector('form')
      dialog.querySelector('[data-passage]').textContent = passage
      form.suggestion.value = passage
      send = () => trying(dialog, () => work({
        text: form.text.value,
        category: form.category.value,
        weight: form.weight.value,
        suggestion: form.suggests.checked && form.suggestion.value !== passage ? form.suggestion.value : null
      }))
    },
    split (raw, translated, cut, join) {
      const dialog = opened('split')
      const [source, target] = ['split-source', 'split-target'].map((id) => document.getElementById(id))
      source.value = raw
      target.value = translated
      const at = (field) => toPoints(field.value, field.selectionStart)
      send = (name) => trying(dialog, () => name === 'merge-send'
        ? join()
        : cut({ source_at: at(source), target_at: at(target) }))
    }
  }
}
