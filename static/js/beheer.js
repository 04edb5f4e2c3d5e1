/* Names the search field that select2 puts inside a list of several choices: it has no label. */

django.jQuery(() => {
  for (const select of document.querySelectorAll("select.admin-autocomplete[multiple]")) {
    const label = document.querySelector(`label[for="${select.id}"]`);
    const field = select.parentElement.querySelector(".select2-search__field");
    if (label && field) field.ariaLabel = label.textContent.trim();
  }
});
