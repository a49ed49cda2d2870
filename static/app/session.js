// Warns some minutes before a log-in ends, and lets the person stay without leaving the page or losing a word.
// Two ends: after a time without use, which can be put off, and some hours after signing in, which cannot.
// The server alone knows and decides; before saying anything this asks it. Asking is no use; typing and pressing are.
const WARN_IDLE = 5 * 60 * 1000
const WARN_LAST = 10 * 60 * 1000
const TELL_EVERY = 5 * 60 * 1000
const LOOK_EVERY = 5 * 1000

export function warnBeforeTheEnd (dialog) {
  if (!dialog || !dialog.showModal) return
  const title = dialog.querySelector('h2')
  const words = dialog.querySelector('p')
  const answers = Object.fromEntries([...dialog.querySelectorAll('[data-answer]')].map((one) => [one.dataset.answer, one]))
  const { person, stayUrl, timeLeftUrl } = dialog.dataset
  const otherTabs = 'BroadcastChannel' in window ? new BroadcastChannel('session') : { postMessage () {} }
  let token = ''
  let ends = {}
  let isOver = false
  let saidLast = false
  let lastUsed = 0
  let lastTold = Date.now()
  let asking = null

  know(dialog.dataset)
  otherTabs.postMessage({ person, ends })
  otherTabs.onmessage = ({ data }) => {
    if (data.person === person) hear(data.ends)
    else ask().then(look)
  }
  for (const kind of ['keydown', 'pointerdown', 'input']) {
    document.addEventListener(kind, () => { lastUsed = Date.now() }, { capture: true, passive: true })
  }
  document.querySelectorAll('form[data-sign-out]').forEach((form) => {
    // Once this tab has left, the others find out that they are signed out too.
    form.addEventListener('submit', () => addEventListener('pagehide', () => otherTabs.postMessage({ person: '', ends })))
  })
  answers.stay.addEventListener('click', () => stay().then(look))
  answers.close.addEventListener('click', () => dialog.close())
  dialog.addEventListener('cancel', () => { if (!answers.stay.hidden) stay() })
  document.addEventListener('visibilitychange', look)
  setInterval(look, LOOK_EVERY)

  async function look () {
    if (isOver) return
    const now = Date.now()
    if (dialog.open) {
      if (now >= Math.min(ends.idle, ends.last)) await ask()
      show()
    } else if (isNear(now)) {
      await ask()
      if (!isOver && isNear(Date.now()) && !dialog.open) open()
    } else if (lastUsed > lastTold && now - lastTold >= TELL_EVERY) {
      await stay()
    }
  }

  function isNear (now) {
    return now >= ends.idle - WARN_IDLE || (now >= ends.last - WARN_LAST && !saidLast)
  }

  function open () {
    if (Date.now() >= ends.last - WARN_LAST) saidLast = true
    show()
    dialog.showModal()
  }

  function show () {
    if (isOver) return
    const isLast = ends.last <= ends.idle
    if (!isLast && Date.now() < ends.idle - WARN_IDLE) return dialog.close()
    const when = inWords(Math.min(ends.idle, ends.last) - Date.now())
    say('You will be signed out soon', isLast
      ? `You have been signed in for as long as one can be. You will be signed out ${when}. Save your work now, then sign in again.`
      : `You have not used the tracker for a while. For safety you will be signed out ${when}.`)
    offer(isLast ? ['close'] : ['stay'])
  }

  function end () {
    isOver = true
    say('You have been signed out', 'What you typed is still on this page. Sign in in a new tab, then come back here and save.')
    offer(['sign-in', 'close'])
    if (!dialog.open) dialog.showModal()
  }

  function say (heading, sentence) {
    if (title.textContent !== heading) title.textContent = heading
    if (words.textContent !== sentence) words.textContent = sentence
  }

  function offer (names) {
    for (const [name, answer] of Object.entries(answers)) answer.hidden = !names.includes(name)
  }

  // What another tab has learnt; also that somebody has signed in again there.
  function hear (known) {
    ends = known
    if (isOver && dialog.open) dialog.close()
    isOver = false
    if (dialog.open) show()
  }

  function know (left) {
    ends = { idle: Date.now() + 1000 * left.idle, last: Date.now() + 1000 * left.last }
  }

  async function ask () {
    asking = asking || fetchLeft(timeLeftUrl, {}).finally(() => { asking = null })
    return asking
  }

  async function stay () {
    lastTold = Date.now()
    if (!token) await ask()
    if (isOver) return
    const sent = await fetchLeft(stayUrl, { method: 'POST', body: new URLSearchParams({ csrfmiddlewaretoken: token }) })
    if (sent) otherTabs.postMessage({ person, ends })
  }

  async function fetchLeft (url, options) {
    let answer
    try {
      answer = await fetch(url, { ...options, redirect: 'manual', headers: { Accept: 'application/json' } })
    } catch {
      return false // no network: the end is not known, and the next look asks again
    }
    const left = answer.ok ? await answer.json() : null
    if (!left || left.person !== person) {
      if (answer.type === 'opaqueredirect' || left) end()
      return false
    }
    token = left.token
    know(left)
    return true
  }
}

function inWords (milliseconds) {
  const minutes = Math.ceil(milliseconds / 60000)
  if (minutes <= 1) return 'within a minute'
  return `in ${minutes} minutes`
}
