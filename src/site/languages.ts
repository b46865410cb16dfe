const BY_ENDING: Record<string, 'bash' | 'js' | 'php' | 'python' | 'json' | 'text' | 'apache'> = {
  sh: 'bash',
  mjs: 'js',
  js: 'js',
  php: 'php',
  py: 'python',
  wsgi: 'python',
  json: 'json',
  htaccess: 'apache',
};

/** The grammar that highlights a file of a proof; a `.conf` is in the language of its program. */
export function languageOf(file: string, program: string) {
  const ending = file.slice(file.lastIndexOf('.') + 1);
  if (ending === 'conf') return program === 'nginx' || program === 'apache' ? program : 'text';
  return BY_ENDING[ending] ?? 'text';
}
