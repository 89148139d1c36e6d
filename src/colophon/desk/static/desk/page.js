// What every page does: send a form once, remember that scripts run, say when the connection is gone.
document.documentElement.classList.add('scripted')

// A second click on a button that is being sent does nothing; coming back by the back button frees it again.
document.addEventListener('submit', (event) => {
  const form = event.target
  if (event.defaultPrevented || form.method === 'get' || form.matches('[data-hx-post], [data-hx-get]')) return
  if (form.dataset.sent) { event.preventDefault(); return }
  const question = event.submitter && event.submitter.dataset.ask
  if (question && !window.confirm(question)) { event.preventDefault(); return }
  form.dataset.sent = 'yes'
  if (event.submitter) event.submitter.setAttribute('aria-busy', 'true')
})
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent
  for (const button of document.querySelectorAll('[aria-busy="true"]')) button.removeAttribute('aria-busy')
})

// A choice that sends its form.
document.addEventListener('change', (event) => {
  if (event.target.matches('[data-sends]')) event.target.form.requestSubmit()
})

// Fields that are needed for one choice only.
for (const part of document.querySelectorAll('[data-proof]')) {
  const show = () => {
    const chosen = part.querySelector('input[type="radio"]:checked')
    for (const one of part.querySelectorAll('[data-if]')) one.hidden = !chosen || chosen.value !== one.dataset.if
  }
  part.addEventListener('change', show)
  show()
}

// Menus close when something else is used.
const closeMenus = (kept) => {
  for (const menu of document.querySelectorAll('details.menu[open]')) if (menu !== kept) menu.open = false
}
document.addEventListener('click', (event) => closeMenus(event.target.closest('details.menu')))
document.addEventListener('focusin', (event) => closeMenus(event.target.closest('details.menu')))
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  const open = document.querySelector('details.menu[open]')
  closeMenus(null)
  if (open) open.querySelector('summary').focus()
})

const offline = document.querySelector('.offline')
const tell = () => { if (offline) offline.hidden = navigator.onLine }
window.addEventListener('online', tell)
window.addEventListener('offline', tell)
tell()

// A passkey that the device did not make is said in words, not in the console.
document.addEventListener('allauth.error', (event) => {
  event.preventDefault()
  const words = document.querySelector('[data-passkey-error]')
  if (words) words.hidden = false
})

// Errors of a form are where the reader is taken first.
const wrong = document.querySelector('.form .notice.error')
if (wrong) wrong.focus()

// Copying a link that is shown once.
document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]')
  if (!button) return
  const input = document.getElementById(button.dataset.copy)
  input.select()
  try { await navigator.clipboard.writeText(input.value) } catch { document.execCommand('copy') }
})
