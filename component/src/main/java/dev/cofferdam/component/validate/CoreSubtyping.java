package dev.cofferdam.component.validate;

import dev.cofferdam.component.types.CoreExternType;
import dev.cofferdam.component.types.CoreModuleType;
import dev.cofferdam.wasm.GlobalType;
import dev.cofferdam.wasm.MemoryType;
import dev.cofferdam.wasm.TableType;
import java.util.HashMap;
import java.util.Map;

/// Subtyping of core items and core modules; throws where something does not match.
final class CoreSubtyping {
  private final ValidationContext context;

  CoreSubtyping(ValidationContext context) {
    this.context = context;
  }

  /// Requires that module `actual` can stand where `expected` is wanted.
  void require(CoreModuleType actual, CoreModuleType expected) {
    var offered = new HashMap<String, Map<String, CoreExternType>>();
    for (var item : expected.imports()) {
      offered.computeIfAbsent(item.module(), _ -> new HashMap<>()).put(item.name(), item.type());
    }
    for (var wanted : actual.imports()) {
      CoreExternType found = offered.getOrDefault(wanted.module(), Map.of()).get(wanted.name());
      String name = wanted.module() + "::" + wanted.name();
      if (found == null) {
        throw context.invalid("missing expected import `%s`".formatted(name));
      }
      require(found, wanted.type(), "type mismatch in import `%s`: ".formatted(name));
    }
    expected
        .exports()
        .forEach((name, type) -> {
          CoreExternType found = actual.exports().get(name);
          if (found == null) {
            throw context.invalid("missing expected export `%s`".formatted(name));
          }
          require(found, type, "type mismatch in export `%s`: ".formatted(name));
        });
  }

  /// Requires that `actual` can stand where `expected` is wanted; `where` starts the message.
  void require(CoreExternType actual, CoreExternType expected, String where) {
    context.charge(1);
    switch (actual) {
      case CoreExternType.Func(int a) when expected instanceof CoreExternType.Func(int b) ->
          requireFunc(a, b, where);
      case CoreExternType.Tag(int a) when expected instanceof CoreExternType.Tag(int b) ->
          requireFunc(a, b, where);
      case CoreExternType.Table(var a) when expected instanceof CoreExternType.Table(var b) ->
          require(a, b, where);
      case CoreExternType.Memory(var a) when expected instanceof CoreExternType.Memory(var b) ->
          require(a, b, where);
      case CoreExternType.Global(var a) when expected instanceof CoreExternType.Global(var b) ->
          require(a, b, where);
      default ->
          throw context.invalid(
              "%sexpected %s, found %s".formatted(where, word(expected), word(actual)));
    }
  }

  private void requireFunc(int actual, int expected, String where) {
    if (!context.coreTypes.isSubtype(actual, expected)) {
      throw context.invalid(
          "%sexpected: %s\nfound:    %s"
              .formatted(
                  where,
                  CoreText.of(context.coreTypes.get(expected)),
                  CoreText.of(context.coreTypes.get(actual))));
    }
  }

  /// Requires that a table of type `actual` can stand where `expected` is wanted.
  void require(TableType actual, TableType expected, String where) {
    if (!actual.element().equals(expected.element())) {
      throw context.invalid(
          "%sexpected table element type %s, found %s"
              .formatted(where, expected.element(), actual.element()));
    }
    boolean isWithin =
        Long.compareUnsigned(actual.minSize(), expected.minSize()) >= 0
            && (!expected.hasMax()
                || (actual.hasMax()
                    && Long.compareUnsigned(actual.maxSize(), expected.maxSize()) <= 0));
    if (actual.addressType() != expected.addressType() || !isWithin) {
      throw context.invalid(where + "mismatch in table limits");
    }
  }

  private void require(MemoryType actual, MemoryType expected, String where) {
    if (actual.isShared() != expected.isShared()) {
      throw context.invalid(where + "mismatch in the shared flag for memories");
    }
    if (actual.addressType() != expected.addressType()) {
      throw context.invalid(where + "mismatch in index type used for memories");
    }
    boolean isWithin =
        actual.minPages() >= expected.minPages()
            && (!expected.hasMax()
                || (actual.hasMax() && actual.maxPages() <= expected.maxPages()));
    if (!isWithin) {
      throw context.invalid(where + "mismatch in memory limits");
    }
  }

  private void require(GlobalType actual, GlobalType expected, String where) {
    if (actual.isMutable() != expected.isMutable()) {
      throw context.invalid(where + "global types differ in mutability");
    }
    if (!actual.value().equals(expected.value())) {
      throw context.invalid(
          "%sexpected global type %s, found %s".formatted(where, expected.value(), actual.value()));
    }
  }

  /// Returns the word for an item of type `type`.
  static String word(CoreExternType type) {
    return switch (type) {
      case CoreExternType.Func _ -> "func";
      case CoreExternType.Table _ -> "table";
      case CoreExternType.Memory _ -> "memory";
      case CoreExternType.Global _ -> "global";
      case CoreExternType.Tag _ -> "tag";
    };
  }
}
