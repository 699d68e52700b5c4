package dev.cofferdam.component.wave;

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
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes values of parsed nodes, as a type says.
final class TypedReader {
  private TypedReader() {}

  static Object read(Node node, ValueType type) {
    return switch (type) {
      case PrimitiveType primitive -> ScalarReader.read(node, primitive);
      case ListType list -> readList(node, list.element());
      case FixedListType list -> readFixedList(node, list);
      case MapType map -> readMap(node, map);
      case RecordType rec -> readRecord(node, rec);
      case TupleType tuple -> readTuple(node, tuple);
      case VariantType variant -> readVariant(node, variant);
      case EnumType cases -> readEnum(node, cases);
      case FlagsType flags -> readFlags(node, flags);
      case OptionType option -> readOption(node, option);
      case ResultType result -> readResult(node, result);
      case OwnType _, BorrowType _, StreamType _, FutureType _ ->
          throw node.error("handles cannot be written as text");
    };
  }

  private static List<Node> elements(Node node) {
    if (!(node instanceof Node.Sequence(List<Node> values, _, _))) {
      throw node.wrongType("a list");
    }
    return values;
  }

  private static Object readList(Node node, ValueType element) {
    List<Node> nodes = elements(node);
    if (element == PrimitiveType.U8) {
      byte[] bytes = new byte[nodes.size()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = ((Integer) read(nodes.get(i), element)).byteValue();
      }
      return bytes;
    }
    List<Object> values = new ArrayList<>(nodes.size());
    nodes.forEach(each -> values.add(read(each, element)));
    return List.copyOf(values);
  }

  private static Object readFixedList(Node node, FixedListType type) {
    if (elements(node).size() != type.length()) {
      throw node.error("a list of " + type.length() + " elements expected");
    }
    return readList(node, type.element());
  }

  private static Object readMap(Node node, MapType type) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (Node each : elements(node)) {
      ComponentVal.Tuple entry = readTuple(each, type.entry());
      map.put(entry.get(0), entry.get(1));
    }
    return map;
  }

  private static ComponentVal.Tuple readTuple(Node node, TupleType type) {
    if (!(node instanceof Node.Tuple(List<Node> nodes, _, _))) {
      throw node.wrongType("a tuple");
    }
    if (nodes.size() != type.elements().size()) {
      throw node.error(
          "a tuple of " + type.elements().size() + " values expected, " + nodes.size() + " given");
    }
    List<Object> values = new ArrayList<>(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      values.add(read(nodes.get(i), type.elements().get(i)));
    }
    return new ComponentVal.Tuple(values);
  }

  private static Object readRecord(Node node, RecordType type) {
    if (!(node instanceof Node.Fields(Map<String, Node> nodes, _, _))) {
      throw node.wrongType("a record");
    }
    SequencedMap<String, Object> fields = new LinkedHashMap<>();
    for (RecordType.Field field : type.fields()) {
      fields.put(field.name(), readField(node, nodes.get(field.name()), field));
    }
    for (Map.Entry<String, Node> entry : nodes.entrySet()) {
      if (!fields.containsKey(entry.getKey())) {
        throw entry.getValue().error("unknown field \"" + entry.getKey() + '"');
      }
    }
    return new ComponentVal.Record(fields);
  }

  private static Object readField(Node whole, @Nullable Node node, RecordType.Field field) {
    if (node != null) {
      return read(node, field.type());
    }
    if (field.type() instanceof OptionType) {
      return Optional.empty();
    }
    throw whole.error("missing field \"" + field.name() + '"');
  }

  private static Object readVariant(Node node, VariantType type) {
    if (!(node instanceof Node.Case(String label, Node payload, _, _))) {
      throw node.wrongType("a variant");
    }
    for (VariantType.Case each : type.cases()) {
      if (each.name().equals(label)) {
        return new ComponentVal.Variant(label, readPayload(node, label, payload, each.payload()));
      }
    }
    throw node.error("unknown case \"" + label + '"');
  }

  private static Object readEnum(Node node, EnumType type) {
    if (!(node instanceof Node.Case(String label, Node payload, _, _)) || payload != null) {
      throw node.wrongType("an enum");
    }
    if (!type.cases().contains(label)) {
      throw node.error("unknown case \"" + label + '"');
    }
    return label;
  }

  private static Object readFlags(Node node, FlagsType type) {
    if (!(node instanceof Node.Labels(List<String> labels, _, _))) {
      throw node.wrongType("flags");
    }
    for (String label : labels) {
      if (!type.labels().contains(label)) {
        throw node.error("unknown case \"" + label + '"');
      }
    }
    Set<String> flags = new LinkedHashSet<>(type.labels());
    flags.retainAll(labels);
    return flags;
  }

  private static Object readOption(Node node, OptionType type) {
    if (node instanceof Node.Word(Keyword keyword, Node payload, _, _)) {
      if (keyword == Keyword.NONE) {
        return Optional.empty();
      }
      if (keyword == Keyword.SOME && payload != null) {
        return Optional.of(read(payload, type.some()));
      }
    }
    if (isFlattenable(type.some())) {
      return Optional.of(read(node, type.some()));
    }
    throw node.wrongType("an option");
  }

  private static Object readResult(Node node, ResultType type) {
    if (node instanceof Node.Word(Keyword keyword, Node payload, _, _)) {
      if (keyword == Keyword.OK) {
        return new ComponentVal.Ok(readPayload(node, "ok", payload, type.ok()));
      }
      if (keyword == Keyword.ERR) {
        return new ComponentVal.Err(readPayload(node, "err", payload, type.err()));
      }
    }
    ValueType ok = type.ok();
    if (ok != null && isFlattenable(ok)) {
      return new ComponentVal.Ok(read(node, ok));
    }
    throw node.wrongType("a result");
  }

  private static boolean isFlattenable(ValueType payload) {
    return !(payload instanceof OptionType || payload instanceof ResultType);
  }

  private static @Nullable Object readPayload(
      Node node, String label, @Nullable Node payload, @Nullable ValueType type) {
    if (payload == null && type != null) {
      throw node.error("missing payload for \"" + label + "\" case");
    }
    if (payload != null && type == null) {
      throw node.error("unexpected payload for \"" + label + "\" case");
    }
    return payload == null || type == null ? null : read(payload, type);
  }
}
