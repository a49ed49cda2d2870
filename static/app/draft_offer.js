// What a writer is told of words that were not saved. Everything is put in as text, never as HTML.
const LONG = 240

// The offer stands above the form and waits: "Use them" or "Discard". Where somebody saved since, it says so.
export function offerOf (draft, { hasMovedOn, use, discard }) {
  const what = draft.changes.some((change) => change.isText) ? 'words' : 'choices'
  const all = draft.changes
  const opening = (all.find((change) => change.isText) || all[0])?.words || ''
  const box = region(`Unsaved ${what}`, [
    element('h2', 'govuk-heading-s app-draft__title', `You have unsaved ${what} from ${whenOf(draft.at)}`),
    hasMovedOn && element('p', 'govuk-body', `This was saved again since. Use your ${what} and save: you then see both texts, and nothing is overwritten.`),
    opening && element('p', 'govuk-body app-words app-draft__words', shortened(opening)),
    (all.length > 1 || opening.length > LONG) && foldedList(`All ${what}`, all)
  ])
  const useThem = button('Use them', 'govuk-button govuk-button--secondary', use)
  const drop = button('Discard', 'app-link-button', discard)
  drop.append(element('span', 'govuk-visually-hidden', ` the ${what} from ${whenOf(draft.at)}`))
  const buttons = element('div', 'govuk-button-group')
  buttons.append(useThem, drop)
  box.append(buttons)
  return box
}

// After "Use them". What the form has no place for any more is shown, to be copied.
export function broughtBack (draft, lost) {
  const box = region('Unsaved words', [
    element('p', 'govuk-body govuk-!-font-weight-bold', `What you typed at ${whenOf(draft.at)} is back in the form. It is not saved yet.`),
    lost.length > 0 && element('p', 'govuk-body', 'This no longer fits the form:'),
    lost.length > 0 && list(lost)
  ])
  box.tabIndex = -1
  return box
}

function shortened (words) {
  return words.length > LONG ? `${words.slice(0, LONG).replace(/\s+\S*$/, '')} …` : words
}

export function saidPolitely () {
  const status = element('p', 'govuk-visually-hidden')
  status.setAttribute('role', 'status')
  return status
}

export function noConnection (isKept) {
  const words = isKept
    ? 'No connection. Your words are kept on this computer. Try again when you are back.'
    : 'No connection, so nothing was sent. Try again when you are back.'
  const box = element('p', 'govuk-error-message app-no-connection', words)
  box.setAttribute('role', 'alert')
  return box
}

// 14:32 today, 09:05 yesterday, 16:40 on 3 March 2026: as a clock in London shows it.
export function whenOf (at) {
  const zone = { timeZone: 'Europe/London' }
  const day = (time) => new Date(time).toLocaleDateString('en-GB', { ...zone, day: 'numeric', month: 'long', year: 'numeric' })
  const time = new Date(at).toLocaleTimeString('en-GB', { ...zone, hour: '2-digit', minute: '2-digit' })
  if (day(at) === day(Date.now())) return `${time} today`
  return day(at) === day(Date.now() - 24 * 60 * 60 * 1000) ? `${time} yesterday` : `${time} on ${day(at)}`
}

function region (label, parts) {
  const box = element('div', 'govuk-inset-text app-draft')
  box.setAttribute('role', 'region')
  box.setAttribute('aria-label', label)
  box.append(...parts.filter(Boolean))
  return box
}

function foldedList (summary, changes) {
  const details = element('details', 'govuk-details')
  const heading = element('summary', 'govuk-details__summary')
  heading.append(element('span', 'govuk-details__summary-text', summary))
  const inside = element('div', 'govuk-details__text')
  inside.append(list(changes))
  details.append(heading, inside)
  return details
}

function list (changes) {
  const terms = element('dl', 'app-draft__list')
  for (const change of changes) {
    terms.append(element('dt', 'govuk-!-font-weight-bold', change.label), element('dd', 'app-words', change.words))
  }
  return terms
}

function button (label, classes, press) {
  const node = element('button', classes, label)
  node.type = 'button'
  node.addEventListener('click', press)
  return node
}

function element (tag, classes = '', text = '') {
  const node = document.createElement(tag)
  if (classes) node.className = classes
  if (text) node.textContent = text
  return node
}
