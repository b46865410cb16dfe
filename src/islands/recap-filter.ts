/** Shows the rows of one reader. Without this script all rows stand. */
const filter = document.querySelector<HTMLFieldSetElement>('[data-filter]');
const rows = document.querySelectorAll<HTMLTableRowElement>('[data-rows] tr[data-who]');
if (filter) {
  filter.hidden = false;
  const status = filter.querySelector('[role="status"]');
  filter.addEventListener('change', (event) => {
    const who = (event.target as HTMLInputElement).value;
    let shown = 0;
    for (const row of rows) {
      row.hidden = who !== 'all' && !(row.dataset['who'] ?? '').split(' ').includes(who);
      if (!row.hidden) shown += 1;
    }
    if (status) status.textContent = (filter.dataset['shown'] ?? '').replace('{rows}', String(shown));
  });
}
