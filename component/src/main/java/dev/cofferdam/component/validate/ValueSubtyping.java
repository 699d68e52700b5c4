package dev.cofferdam.component.validate;

import dev.cofferdam.component.types.BorrowType;
import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.EnumType;
import dev.cofferdam.component.types.FixedListType;
import dev.cofferdam.component.types.FlagsType;
import dev.cofferdam.component.types.FutureType;
import dev.cofferdam.component.types.ListType;
import dev.cofferdam.component.types.MapType;
import dev.cofferdam.component.types.OptionType;
import dev.cofferdam.component.types.OwnType;
import dev.cofferdam.component.types.PrimitiveType;
import dev.cofferdam.component.types.RecordType;
import dev.cofferdam.component.types.ResourceRef;
import dev.cofferdam.component.types.ResultType;
import dev.cofferdam.component.types.StreamType;
import dev.cofferdam.component.types.TupleType;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.types.VariantType;
import dev.cofferdam.wasm.InvalidException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Equality of value types and function types, with messages that say where they differ.
final class ValueSubtyping {
  private final ValidationContext context;

  ValueSubtyping(ValidationContext context) {
    this.context = context;
  }

  void require(ComponentFuncType actual, ComponentFuncType expected) {
    if (actual.isAsync() != expected.isAsync()) {
      throw context.invalid(
          "expected %s function, found %s function".formatted(word(expected), word(actual)));
    }
    requireCount("parameters", actual.params().size(), expected.params().size());
    for (int i = 0; i < actual.params().size(); i++) {
      var a = actual.params().get(i);
      var b = expected.params().get(i);
      if (!a.name().equalsIgnoreCase(b.name())) {
        throw context.invalid(
            "expected parameter named `%s`, found `%s`".formatted(b.name(), a.name()));
      }
      within("type mismatch in function parameter `%s`".formatted(a.name()), a.type(), b.type());
    }
    if (actual.result() != null && expected.result() != null) {
      within("type mismatch with result type", actual.result(), expected.result());
    } else if (actual.result() != null) {
      throw context.invalid("expected a result, found none");
    } else if (expected.result() != null) {
      throw context.invalid("expected no result, found one");
    }
  }

  private static String word(ComponentFuncType type) {
    return type.isAsync() ? "async" : "sync";
  }

  /// Requires equality of types met inside others or in functions.
  void require(ValueType actual, ValueType expected) {
    if (actual instanceof PrimitiveType != expected instanceof PrimitiveType
        && expected instanceof PrimitiveType) {
      throw context.invalid("expected %s, found %s".formatted(expected, word(actual)));
    }
    requireDefined(actual, expected);
  }

  /// Requires equality of defined types.
  void requireDefined(ValueType actual, ValueType expected) {
    context.charge(1);
    if (Identity.isSame(actual, expected)) {
      return;
    }
    switch (actual) {
      case PrimitiveType a when expected instanceof PrimitiveType b ->
          throw context.invalid("expected primitive `%s` found primitive `%s`".formatted(b, a));
      case RecordType a when expected instanceof RecordType b -> requireRecord(a, b);
      case VariantType a when expected instanceof VariantType b -> requireVariant(a, b);
      case ListType a when expected instanceof ListType b -> require(a.element(), b.element());
      case OptionType a when expected instanceof OptionType b -> require(a.some(), b.some());
      case MapType a when expected instanceof MapType b -> requireMap(a, b);
      case FixedListType a when expected instanceof FixedListType b -> requireFixedList(a, b);
      case TupleType a when expected instanceof TupleType b -> requireTuple(a, b);
      case FlagsType a when expected instanceof FlagsType b ->
          requireLabels("flags", a.labels(), b.labels());
      case EnumType a when expected instanceof EnumType b ->
          requireLabels("enum", a.cases(), b.cases());
      case ResultType a when expected instanceof ResultType b -> requireResult(a, b);
      case OwnType(var a) when expected instanceof OwnType(var b) -> requireSame(a, b);
      case BorrowType(var a) when expected instanceof BorrowType(var b) -> requireSame(a, b);
      case FutureType a when expected instanceof FutureType b ->
          requireElement("future", a.element(), b.element());
      case StreamType a when expected instanceof StreamType b ->
          requireElement("stream", a.element(), b.element());
      default ->
          throw context.invalid("expected %s, found %s".formatted(word(expected), found(actual)));
    }
  }

  private void requireRecord(RecordType actual, RecordType expected) {
    requireCount("fields", actual.fields().size(), expected.fields().size());
    for (int i = 0; i < actual.fields().size(); i++) {
      var a = actual.fields().get(i);
      var b = expected.fields().get(i);
      if (!a.name().equalsIgnoreCase(b.name())) {
        throw context.invalid("expected field name `%s`, found `%s`".formatted(b.name(), a.name()));
      }
      within("type mismatch in record field `%s`".formatted(a.name()), a.type(), b.type());
    }
  }

  private void requireVariant(VariantType actual, VariantType expected) {
    requireCount("cases", actual.cases().size(), expected.cases().size());
    for (int i = 0; i < actual.cases().size(); i++) {
      var a = actual.cases().get(i);
      var b = expected.cases().get(i);
      if (!a.name().equalsIgnoreCase(b.name())) {
        throw context.invalid("expected case named `%s`, found `%s`".formatted(b.name(), a.name()));
      }
      if (a.payload() != null && b.payload() != null) {
        within("type mismatch in variant case `%s`".formatted(a.name()), a.payload(), b.payload());
      } else if (a.payload() != null) {
        throw context.invalid("expected case `%s` to have no type".formatted(a.name()));
      } else if (b.payload() != null) {
        throw context.invalid("expected case `%s` to have a type, found none".formatted(a.name()));
      }
    }
  }

  private void requireMap(MapType actual, MapType expected) {
    within("type mismatch in map key", actual.key(), expected.key());
    within("type mismatch in map value", actual.value(), expected.value());
  }

  private void requireFixedList(FixedListType actual, FixedListType expected) {
    if (actual.length() != expected.length()) {
      throw context.invalid(
          "expected fixed-length %d, found size %d".formatted(expected.length(), actual.length()));
    }
    require(actual.element(), expected.element());
  }

  private void requireTuple(TupleType actual, TupleType expected) {
    requireCount("types", actual.elements().size(), expected.elements().size());
    for (int i = 0; i < actual.elements().size(); i++) {
      within(
          "type mismatch in tuple field " + i,
          actual.elements().get(i),
          expected.elements().get(i));
    }
  }

  private void requireLabels(String what, List<String> actual, List<String> expected) {
    boolean isEqual = actual.size() == expected.size();
    for (int i = 0; isEqual && i < actual.size(); i++) {
      isEqual = actual.get(i).equalsIgnoreCase(expected.get(i));
    }
    if (!isEqual) {
      throw context.invalid("mismatch in %s elements".formatted(what));
    }
  }

  private void requireResult(ResultType actual, ResultType expected) {
    requireOptional("type mismatch in ok variant", "expected ok type", actual.ok(), expected.ok());
    requireOptional(
        "type mismatch in err variant", "expected err type", actual.err(), expected.err());
  }

  private void requireElement(
      String what, @Nullable ValueType actual, @Nullable ValueType expected) {
    requireOptional(
        "type mismatch in " + what, "expected %s type".formatted(what), actual, expected);
  }

  private void requireOptional(
      String where, String wanted, @Nullable ValueType actual, @Nullable ValueType expected) {
    if (actual != null && expected != null) {
      within(where, actual, expected);
    } else if (actual != null) {
      throw context.invalid(wanted + " to not be present");
    } else if (expected != null) {
      throw context.invalid(wanted + ", but found none");
    }
  }

  private void requireSame(ResourceRef actual, ResourceRef expected) {
    if (!actual.equals(expected)) {
      throw context.invalid("resource types are not the same");
    }
  }

  private void requireCount(String what, int actual, int expected) {
    if (actual != expected) {
      throw context.invalid("expected %d %s, found %d".formatted(expected, what, actual));
    }
  }

  private void within(String where, ValueType actual, ValueType expected) {
    try {
      require(actual, expected);
    } catch (InvalidException inner) {
      throw context.invalid(where + ": " + inner.getMessage());
    }
  }

  private static String found(ValueType type) {
    return type instanceof PrimitiveType primitive ? primitive.toString() : word(type);
  }

  private static String word(ValueType type) {
    return switch (type) {
      case PrimitiveType _ -> "primitive";
      case RecordType _ -> "record";
      case VariantType _ -> "variant";
      case ListType _, FixedListType _ -> "list";
      case MapType _ -> "map";
      case TupleType _ -> "tuple";
      case FlagsType _ -> "flags";
      case EnumType _ -> "enum";
      case OptionType _ -> "option";
      case ResultType _ -> "result";
      case OwnType _ -> "own";
      case BorrowType _ -> "borrow";
      case StreamType _ -> "stream";
      case FutureType _ -> "future";
    };
  }
}
