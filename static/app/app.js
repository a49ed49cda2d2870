// Everything works without this file; it only makes things quicker, and keeps what was typed.
import { initAll } from '../vendor/govuk-frontend-6.6.0/govuk-frontend.min.js';
import { focusField } from './anchors.js';
import { fillDateBoxes } from './dates.js';
import { readChips } from './chips.js';
import { keepDrafts, putBackFirst } from './drafts.js';
import { submitByKeyboard } from './keyboard.js';
import { warnBeforeTheEnd } from './session.js';
import { enhanceTypeAheads } from './typeahead.js';

putBackFirst.finally(() => {
  initAll()
  fillDateBoxes(document)
  readChips(document)
  submitByKeyboard(document)
  enhanceTypeAheads(document)
  keepDrafts()
  focusField(document)
  warnBeforeTheEnd(document.getElementById('session-ending'))
})
