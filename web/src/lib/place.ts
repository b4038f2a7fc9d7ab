import { useParams } from '@tanstack/react-router';
import { DEFAULT_LANGUAGE, type Language, isLanguage, translatedText } from '@common/translated.js';
import { type Paths, type Place, pathsAt } from '../paths.js';
import { useClocks } from './clocks.js';
import { type SessionProgramme, useSession } from './session.js';

export function usePlace(): Place {
  const { lang = DEFAULT_LANGUAGE, programme = '' } = useParams({ strict: false });
  return { language: isLanguage(lang) ? lang : DEFAULT_LANGUAGE, programme };
}

export function usePaths(): Paths {
  return pathsAt(usePlace());
}

/** The programme of the address, as the reader's session knows it. */
export function useProgramme(): SessionProgramme | null {
  const { programme } = usePlace();
  return useSession()?.programmes.find(({ code }) => code === programme) ?? null;
}

export function programmeTitle({ titleFr, titleAr, titleEn }: SessionProgramme, language: Language): string {
  return translatedText({ fr: titleFr, ar: titleAr, en: titleEn }, language);
}

/** Whether the server would allow it: what is refused is shown disabled, with its reason. Nothing is written into what was known. */
export function useMay(permission: string): boolean {
  const { knownDay } = useClocks();
  const permitted = useProgramme()?.permissions.includes(permission) ?? false;
  return permitted && (knownDay === null || permission.endsWith('.read'));
}
