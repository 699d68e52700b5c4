package dev.cofferdam.component.validate;

/// The core index spaces that aliases and bundles can point into.
public enum CoreSort {
  FUNC,
  TABLE,
  MEMORY,
  GLOBAL,
  TAG
}
