import './theme/layers.css';
import './theme/mantine-styles.js';
import './theme/fonts.css';
import './theme/tokens.css';
import './theme/base.css';
import './theme/text.css';
import './theme/mantine.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { speakIn } from './i18n/i18n.js';
import { setDocumentLanguage } from './lib/document.js';
import { languageAt } from './paths.js';
import { router, usualLanguage } from './routes.js';
import { listenForUndo } from './ui/undo-toast.js';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with id "root".');

const language = languageAt(window.location.pathname) ?? usualLanguage();
setDocumentLanguage(language);
await speakIn(language);
listenForUndo();
createRoot(root).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
