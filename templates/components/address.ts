/** The address of the same page with some parts of its query changed; `null` takes a part away. Order is kept. */
export function withQuery(address: string, changes: Readonly<Record<string, string | null>>): string {
  const [path = '', query = ''] = address.split('?', 2);
  const params = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

/** The parts of an address's query except those named: the hidden fields of a GET form that keeps them. */
export function otherQuery(address: string, except: readonly string[]): Array<[string, string]> {
  const params = new URLSearchParams(address.split('?', 2)[1] ?? '');
  return [...params].filter(([name]) => !except.includes(name));
}
