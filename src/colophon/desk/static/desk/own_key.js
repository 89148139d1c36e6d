// A person's own key: an Ed25519 key that this browser made and that no script can read out of it again. It signs
// what the desk's server says holds for the text, after a look at who is said to sign which stage.
const KIND = 'application/vnd.in-toto+json'
const page = document.querySelector('[data-person]')
const person = page.dataset.person
const registered = new Set((page.dataset.ownKeys || '').split(' ').filter(Boolean))

const store = async (mode, work) => {
  const database = await new Promise((resolve, reject) => {
    const asked = indexedDB.open('colophon-keys', 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore('keys')
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
  try {
    return await new Promise((resolve, reject) => {
      const asked = work(database.transaction('keys', mode).objectStore('keys'))
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
  } finally { database.close() }
}

const hex = (bytes) => [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, '0')).join('')
const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
const fromBase64 = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0))

const make = async () => {
  const pair = await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify'])
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey)
  const key = { id: hex(await crypto.subtle.digest('SHA-256', raw)), public: hex(raw), pair }
  await store('readwrite', (keys) => keys.put(key, person))
  return key
}

const held = async () => {
  const key = await store('readonly', (keys) => keys.get(person)).catch(() => undefined)
  return key && registered.has(key.id) ? key : null
}

const signed = async (key, bytes) => base64(await crypto.subtle.sign({ name: 'Ed25519' }, key.pair.privateKey, bytes))

// DSSE's pre-authentication encoding: what is signed is the type of the payload and the payload, each with its length.
const message = (payload) => {
  const head = new TextEncoder().encode(`DSSEv1 ${KIND.length} ${KIND} ${payload.length} `)
  const whole = new Uint8Array(head.length + payload.length)
  whole.set(head)
  whole.set(payload, head.length)
  return whole
}

const speaksForMe = (payload, stage) => {
  const { predicate } = JSON.parse(new TextDecoder().decode(payload))
  return predicate.stage === stage && predicate.person.id === person
}

const failing = (work) => async (event) => {
  const error = document.querySelector('[data-own-key-error]')
  const button = event.currentTarget
  error.hidden = true
  button.disabled = true
  try { await work(button) } catch (why) {
    if (why.message) error.textContent = why.message
    error.hidden = false
    button.disabled = false
  }
}

const sentence = (words) => new Error(words)

const sign = (key) => failing(async (button) => {
  const form = button.form
  const body = new FormData(form)
  const answer = await fetch(form.dataset.signs, { method: 'POST', body, headers: { Accept: 'application/json' } })
  const said = await answer.json().catch(() => ({}))
  if (!answer.ok) throw sentence([said.error, said.advice].filter(Boolean).join(' '))
  const payload = fromBase64(said.payload)
  if (!speaksForMe(payload, form.elements.stage.value)) throw sentence('')
  form.elements.payload.value = said.payload
  form.elements.signature.value = await signed(key, message(payload)).catch(() => { throw sentence('') })
  form.elements.key.value = key.id
  form.requestSubmit()
})

const register = failing(async (button) => {
  const form = button.form
  const key = await make().catch(() => { throw sentence('') })
  form.elements.public.value = key.public
  form.elements.proof.value = await signed(key, new TextEncoder().encode(form.dataset.makesKey + key.public))
  form.requestSubmit()
})

const key = await held()
document.querySelector('[data-make-key]')?.addEventListener('click', register)
for (const button of document.querySelectorAll('[data-own-sign]')) {
  button.hidden = !key
  if (key) button.addEventListener('click', sign(key))
}
for (const line of document.querySelectorAll('[data-key]')) line.querySelector('[data-here]').hidden = line.dataset.key !== key?.id
for (const form of document.querySelectorAll('[data-makes-key]')) form.hidden = Boolean(key)
