import { hasBundle, requireBundle, runBundle } from './bundle';
import { setV8Options } from './v8-options';

// Starts the service from its bundle, or from service.ts if there is none. See docs/adr/0031-bundle.md.
setV8Options();
if (!hasBundle()) {
  void import('./service.js');
} else if (process.sourceMapsEnabled) {
  requireBundle();
} else {
  runBundle();
}
