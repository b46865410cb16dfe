const KEY = 'theme';
const root = document.documentElement;

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // Storage can be switched off; the system's choice then holds.
    return null;
  }
}

function apply(theme: string): void {
  root.dataset['theme'] = theme;
}

const chosen = stored();
if (chosen === 'light' || chosen === 'dark') apply(chosen);

const toggle = document.querySelector<HTMLButtonElement>('[data-theme-toggle]');
if (toggle) {
  toggle.hidden = false;
  toggle.addEventListener('click', () => {
    const dark =
      root.dataset['theme'] ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    const next = dark === 'dark' ? 'light' : 'dark';
    apply(next);
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // The choice then lasts for this page.
    }
  });
}
