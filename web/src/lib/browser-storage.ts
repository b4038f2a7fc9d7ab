/** Null in a browser that refuses storage, such as a private window. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** False when the browser refuses to keep it: no storage, or a full one. */
export function keepInBrowser(key: string, text: string): boolean {
  try {
    const storage = browserStorage();
    storage?.setItem(key, text);
    return storage !== null;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}
