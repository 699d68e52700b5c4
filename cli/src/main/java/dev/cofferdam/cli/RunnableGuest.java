package dev.cofferdam.cli;

import dev.cofferdam.engine.Store;

/// A loaded file that can be started in a Store: a component, or a core module.
interface RunnableGuest {
  /// Instantiates it.
  StartedGuest start(Store store);
}
