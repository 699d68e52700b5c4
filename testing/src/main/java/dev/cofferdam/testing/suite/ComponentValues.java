package dev.cofferdam.testing.suite;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.component.types.BorrowType;
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
import dev.cofferdam.component.types.ResultType;
import dev.cofferdam.component.types.StreamType;
import dev.cofferdam.component.types.TupleType;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.types.VariantType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Turns a script's literals into the dynamic values of the Component Model, by their types.
final class ComponentValues {
  private ComponentValues() {}

  /// The value of a literal.
  ///
  /// @throws IllegalArgumentException where the literal is not of the type
  static Object value(Literal literal, ValueType type) {
    return switch (type) {
      case PrimitiveType primitive -> primitive(literal, primitive);
      case RecordType record -> record((Literal.Fields) literal, record);
      case TupleType tuple ->
          new ComponentVal.Tuple(elements((Literal.Sequence) literal, tuple.elements()));
      case ListType list -> list((Literal.Sequence) literal, list.element());
      case FixedListType list -> list((Literal.Sequence) literal, list.element());
      case MapType map -> list((Literal.Sequence) literal, map.entry());
      case FlagsType _ -> new LinkedHashSet<>(((Literal.Flags) literal).names());
      case EnumType _ -> ((Literal.Scalar) literal).text();
      case OptionType option ->
          ((Literal.Option) literal).value().map(v -> value(v, option.some()));
      case VariantType variant -> variant((Literal.Case) literal, variant);
      case ResultType result -> result((Literal.Result) literal, result);
      case OwnType _, BorrowType _, StreamType _, FutureType _ ->
          throw new IllegalArgumentException("a script cannot write a value of " + type);
    };
  }

  private static Object primitive(Literal literal, PrimitiveType type) {
    if (literal instanceof Literal.Bool(boolean value)) {
      return value;
    }
    String text = ((Literal.Scalar) literal).text();
    return switch (type) {
      case S8, U8, S16, U16, S32 -> Integer.parseInt(text);
      case U32, S64 -> Long.parseLong(text);
      case U64 -> Long.parseUnsignedLong(text);
      case F32 -> Float.intBitsToFloat((int) Long.parseLong(text));
      case F64 -> Double.longBitsToDouble(Long.parseUnsignedLong(text));
      case CHAR -> text.codePointAt(0);
      case STRING -> text;
      case BOOL, ERROR_CONTEXT -> throw new IllegalArgumentException(literal + " is no " + type);
    };
  }

  private static Object record(Literal.Fields literal, RecordType type) {
    SequencedMap<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < type.fields().size(); i++) {
      Literal.Field field = literal.fields().get(i);
      fields.put(field.name(), value(field.value(), type.fields().get(i).type()));
    }
    return new ComponentVal.Record(fields);
  }

  private static List<Object> elements(Literal.Sequence literal, List<ValueType> types) {
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      elements.add(value(literal.elements().get(i), types.get(i)));
    }
    return elements;
  }

  private static Object list(Literal.Sequence literal, ValueType element) {
    if (element != PrimitiveType.U8) {
      return literal.elements().stream().map(each -> value(each, element)).toList();
    }
    byte[] bytes = new byte[literal.elements().size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(((Literal.Scalar) literal.elements().get(i)).text());
    }
    return bytes;
  }

  private static Object variant(Literal.Case literal, VariantType type) {
    for (VariantType.Case each : type.cases()) {
      if (each.name().equals(literal.name())) {
        return new ComponentVal.Variant(literal.name(), payload(literal.payload(), each.payload()));
      }
    }
    throw new IllegalArgumentException("no case " + literal.name());
  }

  private static Object result(Literal.Result literal, ResultType type) {
    return literal.ok()
        ? new ComponentVal.Ok(payload(literal.payload(), type.ok()))
        : new ComponentVal.Err(payload(literal.payload(), type.err()));
  }

  private static @Nullable Object payload(Optional<Literal> literal, @Nullable ValueType type) {
    return type == null || literal.isEmpty() ? null : value(literal.get(), type);
  }
}
