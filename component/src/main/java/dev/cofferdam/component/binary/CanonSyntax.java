package dev.cofferdam.component.binary;

import dev.cofferdam.component.types.CanonicalBuiltin;
import dev.cofferdam.wasm.ValType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A canonical definition as written.
public sealed interface CanonSyntax {
  /// Makes a component-level function of a core function.
  ///
  /// @param coreFuncIndex index of the core function
  /// @param options options
  /// @param typeIndex index of the function type
  record Lift(int coreFuncIndex, List<Option> options, int typeIndex) implements CanonSyntax {}

  /// Makes a core function of a component-level function.
  ///
  /// @param funcIndex index of the function
  /// @param options options
  record Lower(int funcIndex, List<Option> options) implements CanonSyntax {}

  /// `resource.new`.
  ///
  /// @param typeIndex index of the resource type
  record ResourceNew(int typeIndex) implements CanonSyntax {}

  /// `resource.drop`.
  ///
  /// @param typeIndex index of the resource type
  record ResourceDrop(int typeIndex) implements CanonSyntax {}

  /// `resource.rep`.
  ///
  /// @param typeIndex index of the resource type
  record ResourceRep(int typeIndex) implements CanonSyntax {}

  /// One of the other built-ins.
  ///
  /// @param builtin which one
  /// @param index the first index it takes: of a type, core type, memory or slot; -1 if it takes
  ///   none
  /// @param table index of a table, or -1
  /// @param valueType type of the result of `task.return`, or null
  /// @param coreType type of `context.get` and `context.set`, or null
  /// @param flag its flag `async`, `cancellable` or `shared`
  /// @param options options
  record Builtin(
      CanonicalBuiltin builtin,
      int index,
      int table,
      @Nullable ValueTypeRef valueType,
      @Nullable ValType coreType,
      boolean flag,
      List<Option> options)
      implements CanonSyntax {}

  /// A canonical option.
  ///
  /// @param kind which one
  /// @param index the index it takes, or -1
  record Option(OptionKind kind, int index) {}

  /// The canonical options; the order is that of the binary format's codes.
  enum OptionKind {
    UTF8("utf8"),
    UTF16("utf16"),
    LATIN1_UTF16("latin1-utf16"),
    MEMORY("memory"),
    REALLOC("realloc"),
    POST_RETURN("post-return"),
    ASYNC("async"),
    CALLBACK("callback"),
    CORE_TYPE("core-type"),
    GC("gc");

    private final String text;

    OptionKind(String text) {
      this.text = text;
    }

    /// Returns whether an index follows.
    public boolean hasIndex() {
      return switch (this) {
        case MEMORY, REALLOC, POST_RETURN, CALLBACK, CORE_TYPE -> true;
        case UTF8, UTF16, LATIN1_UTF16, ASYNC, GC -> false;
      };
    }

    /// Returns the name in messages.
    @Override
    public String toString() {
      return text;
    }
  }
}
