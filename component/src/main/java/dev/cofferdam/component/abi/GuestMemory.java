package dev.cofferdam.component.abi;

/// The memory of a guest and its allocator, as the options of a canonical definition name them.
public interface GuestMemory {
  /// The contents now; another array after the guest has run.
  byte[] bytes();

  /// Calls the guest's `realloc` and returns what it returned, unchecked.
  int realloc(int oldAddress, int oldSize, int alignment, int newSize);
}
