package dev.cofferdam.component.validate;

import java.util.EnumSet;
import java.util.Set;

/// Which gated features of the Component Model a component may use.
///
/// @param enabled the features that are switched on
public record ComponentFeatures(Set<Feature> enabled) {
  private static final ComponentFeatures STANDARD =
      new ComponentFeatures(EnumSet.of(Feature.ASYNC, Feature.MAP, Feature.IMPLEMENTS));

  /// Copies the set.
  public ComponentFeatures {
    enabled = Set.copyOf(enabled);
  }

  /// A gated feature; the docs name the specification's sign for it.
  public enum Feature {
    /// `async` functions, streams, futures, tasks.
    ASYNC,
    /// `map<K, V>`.
    MAP,
    /// The name attributes `implements` and `external-id`.
    IMPLEMENTS,
    /// More canonical options of asynchronous built-ins.
    MORE_ASYNC_BUILTINS,
    /// Stackful lift: `async` without `callback`.
    ASYNC_STACKFUL,
    /// Cooperative threads.
    THREADING,
    /// Shared-everything threads.
    SHARED_THREADS,
    /// Lists of a fixed length.
    FIXED_LENGTH_LISTS,
    /// `error-context`.
    ERROR_CONTEXT,
    /// Canonical interface names: `@0.2` with a `versionsuffix`.
    CANONICAL_NAMES,
    /// 64-bit memories in the canonical ABI.
    MEMORY64,
    /// Values, and the start function.
    VALUES,
    /// Nested namespaces and packages.
    NESTED_NAMES,
    /// Component values as references of WebAssembly GC: an experiment of the tools, which is
    /// validated only.
    GC
  }

  /// Returns what is switched on by default, which is what has been released: `ASYNC`, `MAP` and
  /// `IMPLEMENTS`.
  public static ComponentFeatures standard() {
    return STANDARD;
  }

  /// Returns no gated feature at all.
  public static ComponentFeatures none() {
    return new ComponentFeatures(Set.of());
  }

  /// Returns all features.
  public static ComponentFeatures all() {
    return new ComponentFeatures(EnumSet.allOf(Feature.class));
  }

  /// Returns these features and `feature`.
  public ComponentFeatures with(Feature feature) {
    var more = EnumSet.of(feature);
    more.addAll(enabled);
    return new ComponentFeatures(more);
  }

  /// Returns these features without `feature`.
  public ComponentFeatures without(Feature feature) {
    var fewer = EnumSet.noneOf(Feature.class);
    fewer.addAll(enabled);
    fewer.remove(feature);
    return new ComponentFeatures(fewer);
  }

  /// Returns whether `feature` is switched on.
  public boolean has(Feature feature) {
    return enabled.contains(feature);
  }
}
