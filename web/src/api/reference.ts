import { useQuery } from '@tanstack/react-query';
import { translatedText } from '@common/translated.js';
import { useLanguage } from '../lib/language.js';
import { answerOf, api } from './client.js';
import { referenceKey } from './queries.js';
import type { Reference, Title } from './types.js';

/** Regions, segments, glossary, incentives and calendars, read once. */
export function useReference(): Reference | undefined {
  const { data } = useQuery({ queryKey: referenceKey, queryFn: ({ signal }) => answerOf(api.GET('/api/v1/reference', { signal })), staleTime: Infinity });
  return data;
}

/** A title in the reader's language; French stands in for a missing one. */
export function useTitle(): (title: Title) => string {
  const language = useLanguage();
  return (title) => translatedText(title, language);
}
