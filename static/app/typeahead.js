// Selects and remote fields become type-ahead boxes. Labels are typed by people, so they are never put in as HTML.
import '../vendor/accessible-autocomplete-3.0.1/accessible-autocomplete.min.js';

const escaped = document.createElement('div')

function asHtml (text) {
  escaped.textContent = text || ''
  return escaped.innerHTML
}

const words = {
  tNoResults: () => 'Nothing found',
  tAssistiveHint: () => 'When results are listed use the up and down arrows to review and Enter to select. Touch device users, explore by touch or with swipe gestures.'
}

export function enhanceTypeAheads (root) {
  if (!window.accessibleAutocomplete) return
  root.querySelectorAll('select[data-typeahead]').forEach(enhanceSelect)
  root.querySelectorAll('input[data-typeahead-url]').forEach(enhanceInput)
}

function markError (control) {
  const group = control.closest('.govuk-form-group')
  if (group && group.classList.contains('govuk-form-group--error')) group.classList.add('app-typeahead-error')
}

function describe (id, describedBy) {
  const box = document.getElementById(id)
  if (!box || !describedBy) return
  const own = box.getAttribute('aria-describedby')
  box.setAttribute('aria-describedby', own ? `${describedBy} ${own}` : describedBy)
}

// A select: what is chosen goes into the select, and an emptied box empties it.
function enhanceSelect (select) {
  const id = select.id
  const describedBy = select.getAttribute('aria-describedby')
  const options = Array.from(select.options).filter((option) => option.value)
  const empty = Array.from(select.options).find((option) => !option.value)
  const find = (label) => options.find((option) => option.textContent.trim() === label)
  const choose = (option) => {
    if (option && select.value !== option.value) {
      select.value = option.value
      select.dispatchEvent(new Event('change', { bubbles: true }))
    }
  }
  markError(select)
  window.accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    autoselect: false,
    confirmOnBlur: false,
    showAllValues: true,
    defaultValue: select.value ? select.selectedOptions[0].textContent.trim() : '',
    source: (query, show) => {
      const sought = query.trim().toLowerCase()
      const chosen = select.value && select.selectedOptions[0].textContent.trim().toLowerCase()
      const all = !sought || sought === chosen
      show(options.map((option) => option.textContent.trim()).filter((label) => all || matches(label, sought)))
    },
    templates: { inputValue: (label) => label || '', suggestion: asHtml },
    onConfirm: (label) => choose(find(label)),
    ...words
  })
  const box = document.getElementById(id)
  describe(id, describedBy)
  // Typed out in full is chosen too; anything else that is left in the box is nothing chosen, and the server says so.
  box.addEventListener('change', () => choose(find(box.value.trim()) || empty))
  box.addEventListener('blur', () => choose(find(box.value.trim()) || empty))
}

// Every word typed must begin somewhere in the label.
function matches (label, sought) {
  const text = label.toLowerCase()
  return sought.split(/\s+/).every((part) => text.includes(part))
}

// A text input that holds a value of the server's: the box shows labels, a hidden input keeps the value.
function enhanceInput (input) {
  const holder = document.createElement('div')
  const hidden = document.createElement('input')
  const id = input.id
  const describedBy = input.getAttribute('aria-describedby')
  let found = []
  let latest = 0
  markError(input)
  hidden.type = 'hidden'
  hidden.name = input.name
  hidden.value = input.value
  const shown = input.dataset.typeaheadLabel || input.value
  input.replaceWith(holder)
  holder.before(hidden)
  window.accessibleAutocomplete({
    element: holder,
    id,
    name: '',
    minLength: 2,
    defaultValue: shown,
    confirmOnBlur: false,
    source: async (query, show) => {
      const asked = ++latest
      const url = new URL(input.dataset.typeaheadUrl, window.location.href)
      url.searchParams.set('q', query)
      const answer = await fetch(url, { headers: { Accept: 'application/json' } }).then((r) => (r.ok ? r.json() : []), () => [])
      if (asked !== latest) return
      found = answer
      show(found)
    },
    templates: {
      inputValue: (item) => (item && item.label) || '',
      suggestion: (item) => asHtml(item.label || String(item))
    },
    onConfirm: (item) => { if (item) setValue(item.value) },
    ...words
  })
  const box = document.getElementById(id)
  describe(id, describedBy)
  function setValue (value) {
    hidden.value = value
    hidden.dispatchEvent(new Event('change', { bubbles: true }))
  }
  // Words that match nothing found are sent as they are typed, so that the server can say what is wrong with them.
  box.addEventListener('input', () => {
    const same = found.find((item) => item.label === box.value)
    setValue(same ? same.value : box.value)
  })
}
