// What was typed and is not yet on the server, kept in this browser: it outlives a crash, a logout, a closed laptop.
// IndexedDB, because what it has answered for survives the end of the browser's process.
const open = () => new Promise((resolve, reject) => {
  const asked = indexedDB.open('colophon', 1)
  asked.onupgradeneeded = () => asked.result.createObjectStore('unsent')
  asked.onsuccess = () => resolve(asked.result)
  asked.onerror = () => reject(asked.error)
})

let opened
const within = async (mode, work) => {
  try {
    opened ||= open()
    const store = (await opened).transaction('unsent', mode).objectStore('unsent')
    return await new Promise((resolve, reject) => {
      const asked = work(store)
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
  } catch { // a browser that keeps nothing (private windows): saving still works while the page is open
    opened = undefined
    return undefined
  }
}

export const keep = (key, pair, record) => within('readwrite', (store) => store.put(record, `${key}#${pair}`))
export const forget = (key, pair) => within('readwrite', (store) => store.delete(`${key}#${pair}`))

export const restoreUnsent = async ({ key, segments, saver, findings, words }) => {
  const range = IDBKeyRange.bound(`${key}#`, `${key}#\uffff`)
  const keys = await within('readonly', (store) => store.getAllKeys(range)) || []
  for (const name of keys) {
    const pair = name.slice(key.length + 1)
    const record = await within('readonly', (store) => store.get(name))
    const segment = segments.of(pair)
    if (!record || !segment) continue
    if (record.text === segment.text) { forget(key, pair); continue }
    segment.text = record.text
    const when = new Date(record.at).toLocaleString(document.documentElement.lang)
    findings.remark(segment, words.restored.replace('{when}', when))
    saver.resume(segment, record)
  }
}
