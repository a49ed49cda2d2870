// Reads extent and stage of change from the words, and offers each as a chip beside them.
// The phrases come from the server (a JSON block named by data-chips), which reads them itself when this does not run:
//   [{"field": "extent", "phrases": [["a small number", "small_number"], …]}, …]
export function readChips (root) {
  root.querySelectorAll('textarea[data-chips]').forEach(start)
}

function start (textarea) {
  const block = document.getElementById(textarea.dataset.chips)
  if (!block) return
  const list = document.createElement('ul')
  list.className = 'app-chips'
  list.setAttribute('aria-label', 'Read from the words')
  const status = document.createElement('p')
  status.className = 'govuk-visually-hidden'
  status.setAttribute('role', 'status')
  const place = textarea.closest('.govuk-form-group') || textarea
  place.after(list, status)

  // Tells the server that the words were read here: a chip taken away then stays away.
  const mark = document.createElement('input')
  mark.type = 'hidden'
  mark.name = 'chips_read'
  mark.value = '1'
  textarea.form.append(mark)

  const prefix = textarea.dataset.chipsPrefix || ''
  const readings = JSON.parse(block.textContent)
    .map((reading) => ({ ...reading, select: textarea.form.elements[prefix + reading.field], phrases: patterns(reading.phrases) }))
    .filter((reading) => reading.select)
  for (const reading of readings) {
    // A value that is there when the page opens is the person's own, or was read before: it is left alone.
    reading.isChosen = reading.select.value !== ''
    reading.select.addEventListener('change', (event) => {
      reading.isChosen = true
      if (event.isTrusted) read()
    })
  }
  let waiting
  textarea.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(read, 250) })
  textarea.addEventListener('blur', read)
  read()

  function read () {
    for (const reading of readings) {
      if (reading.isChosen) continue
      const key = firstFound(textarea.value, reading.phrases)
      if (reading.select.value !== key) reading.select.value = key
    }
    show()
  }

  function show () {
    const wanted = readings.filter((reading) => !reading.isChosen && reading.select.value !== '')
    const shown = wanted.map((reading) => `${reading.field}=${reading.select.value}`).join('&')
    if (list.dataset.shown === shown) return
    list.dataset.shown = shown
    list.replaceChildren(...wanted.map(chip))
    status.textContent = wanted.map((reading) => `${labelOf(reading.select)}: ${wordsOf(reading.select)}, read from the words.`).join(' ')
  }

  function chip (reading) {
    const item = document.createElement('li')
    item.className = 'app-chip'
    const text = `${labelOf(reading.select)}: ${wordsOf(reading.select)}`
    const remove = document.createElement('button')
    remove.type = 'button'
    remove.className = 'app-chip__remove'
    remove.textContent = '×'
    remove.setAttribute('aria-label', `Remove ${text}`)
    remove.addEventListener('click', () => {
      reading.select.value = ''
      reading.isChosen = true
      show()
      const next = list.querySelector('button')
      ;(next || textarea).focus()
    })
    item.append(text, remove)
    return item
  }
}

// Longer phrases first, so that "a small number" is not read in "a very small number".
function patterns (phrases) {
  return phrases
    .map(([phrase, key]) => ({ phrase, key }))
    .sort((one, other) => other.phrase.length - one.phrase.length)
    .map(({ phrase, key }) => ({ key, pattern: new RegExp(`(?<![\\p{L}\\p{N}])${escapeForPattern(phrase)}(?![\\p{L}\\p{N}])`, 'iu') }))
}

function escapeForPattern (phrase) {
  return phrase.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
}

function firstFound (words, phrases) {
  const found = phrases.find(({ pattern }) => pattern.test(words))
  return found ? found.key : ''
}

function labelOf (select) {
  const label = select.labels[0] ? select.labels[0].firstChild.textContent : select.name
  return label.trim()
}

function wordsOf (select) {
  return select.selectedOptions[0].textContent.trim()
}
