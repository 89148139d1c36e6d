// Asking the server: one JSON object there, one back. What went wrong is told apart, because what follows differs.
const given = document.body.getAttribute('data-hx-headers')
const person = encodeURIComponent(document.querySelector('[data-person]')?.dataset.person || '') // a header is ASCII

// Whoever signs in again in another tab gets another token; the cookie has the one that counts now. Its second name is
// the one over HTTPS.
const token = () => document.cookie.match(/(?:^|; )(?:csrftoken|__Host-csrf)=([^;]+)/)?.[1] || (given ? JSON.parse(given)['X-CSRFToken'] : '')

export class Unreachable extends Error {} // no answer, or the server is broken: try again
export class SignedOut extends Error {} // the session ended: keep, and ask to sign in
export class Refused extends Error { // the server says no, and why; 409 and 503 pass by themselves
  constructor (said, status) {
    super(said.error || '')
    this.advice = said.advice || ''
    this.forbidden = Boolean(said.forbidden)
    this.status = status
  }
}

export const address = (name) => new URL(name, location.origin + location.pathname)

export const ask = async (name, said, { keepalive = false } = {}) => {
  let answer
  try {
    answer = await fetch(address(`${name}/`), {
      method: 'POST',
      body: JSON.stringify(said),
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRFToken': token(), 'X-Person': person },
      redirect: 'manual',
      credentials: 'same-origin',
      keepalive
    })
  } catch {
    throw new Unreachable()
  }
  return read(answer)
}

export const fetchJson = async (name) => {
  let answer
  try {
    answer = await fetch(address(`${name}/`), { redirect: 'manual', headers: { Accept: 'application/json' } })
  } catch {
    throw new Unreachable()
  }
  return read(answer)
}

const read = async (answer) => {
  if (answer.type === 'opaqueredirect' || answer.status === 401) throw new SignedOut()
  const json = (answer.headers.get('Content-Type') || '').includes('json')
  if (answer.status === 403 && !json) throw new SignedOut() // the form token of another session
  const broken = answer.status >= 500 || answer.status === 429
  if (broken && !(json && answer.status === 503)) throw new Unreachable()
  const said = json ? await answer.json().catch(() => ({})) : {}
  if (!answer.ok) throw new Refused(said, answer.status)
  return said
}
