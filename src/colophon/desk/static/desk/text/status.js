const LONG_ENOUGH = 15_000

// The one line that says whether everything is saved; it is read aloud when it changes.
export const status = (element, words) => {
  const place = element.querySelector('[data-status-text]')
  const say = (name, more) => {
    if (element.dataset.status === name && !more) return
    element.dataset.status = name
    place.textContent = words[name]
    if (!more) return
    place.append(' ', more)
  }
  const link = () => {
    const made = document.createElement('a')
    made.href = `/account/login/?next=${encodeURIComponent(location.pathname)}`
    made.target = '_blank'
    made.textContent = words.sign_in
    return made
  }
  return {
    say,
    signedOut: () => say('signed_out', link()),
    waiting: (why) => { say('retrying', ''); place.textContent = `${why.message} ${words.kept}` },
    refused: (why) => say('refused', document.createTextNode([why.message, why.advice].join(' ').trim())),
    notice: (sentence) => {
      const made = Object.assign(document.createElement('p'), { className: 'notice told', textContent: sentence })
      document.getElementById('notices').replaceChildren(made)
      setTimeout(() => made.remove(), LONG_ENOUGH)
    }
  }
}
