/* The one button of a page made for paper. Without a script it is not there, and the browser's own menu prints. */
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}
