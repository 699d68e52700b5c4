package dev.cofferdam.component.validate;

/// How strings stand in a core memory.
public enum StringEncoding {
  UTF8,
  UTF16,
  LATIN1_UTF16
}
