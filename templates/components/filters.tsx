import type { ComponentChildren, JSX } from 'preact';
import type { Translator } from '../locales/index.ts';
import { otherQuery, withQuery } from './address.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

export interface FiltersProps {
  t: Translator;
  /** Path and query of this page. Parts of the query that no field of the form holds (sort, columns) are kept. */
  address: string;
  /** The names of the fields inside. */
  names: readonly string[];
  /** Filters in force, each with a link that lifts it. */
  active?: ReadonlyArray<{ name: string; label: string }>;
  /** Export of what is seen. */
  exports?: ReadonlyArray<{ label: string; href: string }>;
  /** Column choice or other tools at the end of the bar. */
  tools?: ComponentChildren;
  children: ComponentChildren;
}

/** Filters over a list: a GET form, so that the view has an address that can be sent to a colleague. */
export function Filters(props: FiltersProps): JSX.Element {
  const { t, address, names, active = [] } = props;
  const path = address.split('?')[0]!;
  const cleared = withQuery(address, Object.fromEntries([...names, 'after', 'before'].map((name) => [name, null])));
  return (
    <div class="filters">
      <form class="filters-form" method="get" action={path} role="search" aria-label={t('ui.filters.label')}>
        {otherQuery(address, [...names, 'after', 'before']).map(([name, value]) => <input key={name + value} type="hidden" name={name} value={value} />)}
        {props.children}
        <Button>{t('ui.filters.apply')}</Button>
      </form>
      {(props.tools || props.exports) && (
        <div class="filters-tools">
          {props.tools}
          {props.exports?.map((item) => <a key={item.href} href={item.href} class="button button-quiet" download><Icon name="download" />{item.label}</a>)}
        </div>
      )}
      {active.length > 0 && (
        <ul class="filters-active">
          {active.map((item) => (
            <li key={item.name + item.label}>
              {item.label}
              <a href={withQuery(address, { [item.name]: null, after: null, before: null })} aria-label={t('ui.filters.lift', { filter: item.label })}><Icon name="cross" /></a>
            </li>
          ))}
          <li class="filters-clear"><a href={cleared}>{t('ui.filters.clear')}</a></li>
        </ul>
      )}
    </div>
  );
}

export interface ColumnChoiceProps {
  t: Translator;
  address: string;
  columns: ReadonlyArray<{ key: string; label: string }>;
  /** Keys of the columns shown. Sent as `cols`, once each. */
  shown: readonly string[];
}

/** Which columns are shown: kept in the address (the page may keep it for the person as well). */
export function ColumnChoice({ t, address, columns, shown }: ColumnChoiceProps): JSX.Element {
  return (
    <details class="menu" data-menu>
      <summary class="button button-quiet"><Icon name="settings" />{t('ui.table.columns')}</summary>
      <form class="menu-panel" method="get" action={address.split('?')[0]}>
        {otherQuery(address, ['cols']).map(([name, value]) => <input key={name + value} type="hidden" name={name} value={value} />)}
        {columns.map(({ key, label }) => (
          <label class="menu-choice" key={key}>
            <input type="checkbox" name="cols" value={key} checked={shown.includes(key)} />
            {label}
          </label>
        ))}
        <Button>{t('ui.filters.apply')}</Button>
      </form>
    </details>
  );
}
