// The server itself; what it imports is resolved quickly from the start on.
import './quick-imports.mjs';

await import('./serve/app.ts');
