// The findings page, quicker: a matter box that also names new matters, what was said last beside it at once,
// and what would be read from the words as chips. Without this file the same page asks the server.
import '../vendor/accessible-autocomplete-3.0.1/accessible-autocomplete.min.js';
import { putBackFirst } from './drafts.js';

const escaped = document.createElement('div')

putBackFirst.finally(() => {
  document.querySelectorAll('form[data-entry]').forEach(startMatter)
  document.querySelectorAll('form[data-read-words]').forEach(startChips)
  document.querySelectorAll('a[data-copy]').forEach(startCopy)
  focusMovedFinding()
})

// The matter --------------------------------------------------------------------------------------------------------

function startMatter (form) {
  const select = form.querySelector('select[data-matter]')
  if (!select || !window.accessibleAutocomplete) return
  const id = select.id
  const describedBy = select.getAttribute('aria-describedby')
  const isWrong = select.classList.contains('govuk-select--error')
  const matters = Array.from(select.options).filter((option) => option.value).map(asMatter)
  const labelOf = (value) => (matters.find((matter) => matter.value === value) || {}).label || ''
  const newMatter = form.querySelector('[data-new-matter]')

  let isTyping = false
  for (const type of ['keydown', 'click', 'input']) {
    form.addEventListener(type, (event) => { if (event.target.id === id) isTyping = type === 'input' }, true)
  }

  window.accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    autoselect: true,
    // Tab chooses what is marked, as Enter does. An emptied box has nothing marked.
    confirmOnBlur: true,
    showAllValues: true,
    displayMenu: 'overlay',
    defaultValue: labelOf(select.value),
    placeholder: '',
    source: (query, show) => show(isTyping && !query ? [] : offered(query.trim())),
    templates: { inputValue: (one) => (one && (one.isNew ? '' : one.label)) || '', suggestion: asHtml },
    onConfirm: (one) => { if (one) (one.isNew ? nameNew(one.title) : choose(one.value)) },
    tNoResults: () => 'Nothing found',
    tAssistiveHint: () => 'When matters are listed use the up and down arrows to review and Enter to choose.'
  })
  const box = document.getElementById(id)
  if (describedBy) box.setAttribute('aria-describedby', `${describedBy} ${box.getAttribute('aria-describedby') || ''}`.trim())
  if (isWrong) box.closest('.govuk-form-group').classList.add('app-typeahead-error')
  const isLeaving = () => !box.parentElement.contains(document.activeElement)
  // Words left in the box that are no matter of the list are the name of a new one.
  box.addEventListener('blur', () => setTimeout(() => settle(box.value.trim()), 0))
  show(select.value)
  if (form.hasAttribute('data-focus')) box.focus()

  function asMatter (option) {
    const group = option.parentElement instanceof HTMLOptGroupElement ? option.parentElement.label : ''
    return { value: option.value, label: option.textContent.trim(), group }
  }

  function offered (query) {
    const sought = query.toLowerCase()
    const chosen = labelOf(select.value).toLowerCase()
    if (!sought || sought === chosen) return matters
    const parts = sought.split(/\s+/)
    const found = matters.filter((one) => {
      const text = `${one.label} ${one.group}`.toLowerCase()
      return parts.every((part) => text.includes(part))
    })
    const isKnown = matters.some((one) => one.label.toLowerCase() === sought)
    return isKnown || !newMatter ? found : [...found, { isNew: true, title: query }]
  }

  function choose (value) {
    if (select.value !== value) {
      select.value = value
      select.dispatchEvent(new Event('change', { bubbles: true }))
    }
    if (value && newMatter && newMatter.open && form.elements.title.value) {
      form.elements.title.value = ''
      newMatter.open = false
    }
    show(value)
  }

  function nameNew (title) {
    choose('')
    newMatter.open = true
    form.elements.title.value = title
    if (!isLeaving()) form.elements.theme.focus()
  }

  function settle (typed) {
    if (typed === labelOf(select.value)) return
    const same = matters.find((one) => one.label.toLowerCase() === typed.toLowerCase())
    if (same) return choose(same.value)
    choose('')
    if (typed && newMatter && !form.elements.title.value) {
      newMatter.open = true
      form.elements.title.value = typed
    }
  }

  function show (value) {
    const known = value ? document.querySelector(`[data-said="${value}"]`) : null
    const place = form.querySelector('[data-said-here]')
    if (place) place.replaceChildren(...(known ? copyOf(known.querySelector('[data-said-body]')) : [hint()]))
    if (newMatter && !isLeaving()) newMatter.hidden = Boolean(known) && !newMatter.open
    if (newMatter && !known) newMatter.hidden = false
    toggle('[data-direction]', known && known.hasAttribute('data-looked'))
    toggle('[data-reopen]', known && known.hasAttribute('data-closed'))
  }

  function copyOf (said) {
    return Array.from(said.childNodes, (node) => node.cloneNode(true))
  }

  function hint () {
    const words = document.createElement('p')
    words.className = 'govuk-body-s app-muted'
    words.textContent = 'What was said last about the matter you choose stands here.'
    return words
  }

  function toggle (selector, isShown) {
    const part = form.querySelector(selector)
    if (!part) return
    part.hidden = !isShown
    if (!isShown) part.querySelectorAll('input').forEach((input) => { input.checked = false })
  }
}

function asText (text) {
  escaped.textContent = text
  return escaped.innerHTML
}

function asHtml (one) {
  if (typeof one === 'string') return asText(one)
  if (one.isNew) return `New matter: <strong>${asText(one.title)}</strong>`
  return `${asText(one.label)} <span class="app-option__group">${asText(one.group)}</span>`
}

// Chips: what saving would read from the words --------------------------------------------------------------------

function startChips (form) {
  const words = form.elements.text
  const place = form.querySelector('[data-chips-here]')
  if (!words || !place) return
  const list = document.createElement('ul')
  list.className = 'app-chips'
  list.setAttribute('aria-label', 'Read from the words')
  const status = document.createElement('p')
  status.className = 'govuk-visually-hidden'
  status.setAttribute('role', 'status')
  place.append(list, status)
  const selects = ['extent', 'stage_of_change'].map((name) => form.elements[name])
  let waiting
  let asked = 0
  let read = {}

  words.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(ask, 400) })
  selects.forEach((select) => select.addEventListener('change', show))
  if (words.value.trim()) ask()

  async function ask () {
    const mine = ++asked
    if (!words.value.trim()) {
      read = {}
      return show()
    }
    const body = new FormData()
    body.set('text', words.value)
    body.set('csrfmiddlewaretoken', form.elements.csrfmiddlewaretoken.value)
    const answer = await fetch(form.dataset.readWords, { method: 'POST', body, redirect: 'error' }).then((r) => (r.ok ? r.json() : {}), () => ({}))
    if (mine === asked) {
      read = answer
      show()
    }
  }

  function show () {
    const shown = selects.filter((select) => select.value === '' && read[select.name])
    list.replaceChildren(...shown.map(chip))
    const said = shown.map(wordsOf).join('. ')
    if (status.textContent !== said) status.textContent = said
  }

  function wordsOf (select) {
    return `${select.labels[0].textContent.trim()}: ${read[select.name]}`
  }

  function chip (select) {
    const item = document.createElement('li')
    item.className = 'app-chip'
    const remove = document.createElement('button')
    remove.type = 'button'
    remove.className = 'app-chip__remove'
    remove.textContent = '×'
    remove.setAttribute('aria-label', `Do not read ${wordsOf(select)}`)
    remove.addEventListener('click', () => {
      select.value = 'not_stated'
      show()
      ;(list.querySelector('button') || words).focus()
    })
    item.append(wordsOf(select), remove)
    return item
  }
}

// Copy all ------------------------------------------------------------------------------------------------------------

function startCopy (link) {
  if (!navigator.clipboard) return
  const status = document.querySelector('[data-copied]')
  link.setAttribute('role', 'button')
  link.addEventListener('keydown', (event) => { if (event.key === ' ') { event.preventDefault(); link.click() } })
  link.addEventListener('click', async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    try {
      const text = await fetch(link.href).then((r) => { if (!r.ok) throw r; return r.text() })
      await navigator.clipboard.writeText(text)
      status.textContent = 'Copied.'
    } catch {
      window.location = link.href
    }
  })
}

// After "Up" or "Down" the same button of the same finding has the focus, to be pressed again.
function focusMovedFinding () {
  const [, way, number] = window.location.hash.match(/^#(up|down)-(\d+)$/) || []
  if (!number) return
  const other = way === 'up' ? 'down' : 'up'
  const button = document.getElementById(`${way}-${number}`) || document.getElementById(`${other}-${number}`)
  if (button) button.focus()
}
