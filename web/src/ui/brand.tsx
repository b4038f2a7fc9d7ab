import type { ReactElement } from 'react';
import { useLanguage } from '../lib/language.js';
import './brand.css';

interface Props {
  size?: number;
}

/** Two overlapping squares: two parties and what they hold in common. */
export function Brand({ size = 22 }: Props): ReactElement {
  const isArabic = useLanguage() === 'ar';
  return (
    <span className="brand">
      <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
        <path d="M2.5 2.5h13v13h-13zM8.5 8.5h13v13h-13z" fill="none" stroke="currentColor" strokeWidth="2" />
        <path d="M8.5 8.5h7v7h-7z" fill="currentColor" />
      </svg>
      <span lang={isArabic ? 'ar' : 'en'}>{isArabic ? 'ميثاق' : 'Mithaq'}</span>
      <span className="brand-other" lang={isArabic ? 'en' : 'ar'}>
        {isArabic ? 'Mithaq' : 'ميثاق'}
      </span>
    </span>
  );
}
