package dev.cofferdam.cli;

import dev.cofferdam.component.types.BorrowType;
import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.ComponentType;
import dev.cofferdam.component.types.EnumType;
import dev.cofferdam.component.types.ExternDesc;
import dev.cofferdam.component.types.FixedListType;
import dev.cofferdam.component.types.FlagsType;
import dev.cofferdam.component.types.FutureType;
import dev.cofferdam.component.types.InstanceType;
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
import dev.cofferdam.component.types.TypeDef;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.types.VariantType;
import dev.cofferdam.engine.GuestText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Prints the type of a component as WIT: imports, then exports. A type is printed by the name it
/// was given first, or in full where it has none.
final class WitPrinter {
  private static final String METHOD = "[method]";
  private static final String STATIC = "[static]";
  private static final String CONSTRUCTOR = "[constructor]";

  private final StringBuilder out = new StringBuilder();
  private final Map<TypeDef, String> names = new HashMap<>();

  private WitPrinter() {}

  static String print(ComponentType type) {
    var printer = new WitPrinter();
    type.imports().forEach((name, item) -> printer.item("import", name, item, "  "));
    type.exports().forEach((name, item) -> printer.item("export", name, item, "  "));
    return "world root {\n" + printer.out + "}\n";
  }

  private void item(String verb, String name, ExternDesc item, String indent) {
    switch (item) {
      case ExternDesc.Instance(InstanceType type) -> interfaceItem(verb, name, type, indent);
      case ExternDesc.Func(ComponentFuncType type) ->
          line(indent, verb + " " + shown(name) + ": " + func(name, type) + ";");
      case ExternDesc.Type(TypeDef type) -> typeItem(name, type, indent);
      case ExternDesc.Value(ValueType type) ->
          line(indent, verb + " " + shown(name) + ": value " + type(type) + ";");
      case ExternDesc.Module _ -> line(indent, verb + " " + shown(name) + ": core module;");
      case ExternDesc.Component _ -> line(indent, verb + " " + shown(name) + ": component;");
    }
  }

  private void interfaceItem(String verb, String name, InstanceType type, String indent) {
    line(indent, verb + " " + shown(name) + " {");
    type.exports().forEach((each, item) -> member(each, item, indent + "  "));
    line(indent, "}");
  }

  private void member(String name, ExternDesc item, String indent) {
    if (item instanceof ExternDesc.Func(ComponentFuncType type)) {
      line(indent, shown(name) + ": " + func(name, type) + ";");
    } else {
      item("", name, item, indent);
    }
  }

  private void typeItem(String name, TypeDef type, String indent) {
    String known = names.putIfAbsent(type, shown(name));
    if (known != null) {
      line(
          indent,
          known.equals(name) ? "use " + known + ";" : "type " + shown(name) + " = " + known + ";");
      return;
    }
    switch (type) {
      case ResourceRef _ -> line(indent, "resource " + shown(name) + ";");
      case RecordType rec -> line(indent, "record " + shown(name) + " " + fields(rec));
      case VariantType variant -> line(indent, "variant " + shown(name) + " " + cases(variant));
      case EnumType all -> line(indent, "enum " + shown(name) + " " + braced(all.cases()));
      case FlagsType all -> line(indent, "flags " + shown(name) + " " + braced(all.labels()));
      case ValueType value -> line(indent, "type " + shown(name) + " = " + structure(value) + ";");
      case ComponentFuncType func ->
          line(indent, "type " + shown(name) + " = " + func("", func) + ";");
      case ComponentType _ -> line(indent, "type " + shown(name) + " = component;");
      case InstanceType _ -> line(indent, "type " + shown(name) + " = instance;");
    }
  }

  private String func(String name, ComponentFuncType type) {
    boolean isMethod = name.startsWith(METHOD);
    String kind = name.startsWith(STATIC) ? "static " : "";
    String params =
        type.params().stream()
            .skip(isMethod ? 1 : 0)
            .map(param -> shown(param.name()) + ": " + type(param.type()))
            .collect(Collectors.joining(", "));
    ValueType result = name.startsWith(CONSTRUCTOR) ? null : type.result();
    return kind
        + (type.isAsync() ? "async " : "")
        + "func("
        + params
        + ")"
        + (result == null ? "" : " -> " + type(result));
  }

  private String type(ValueType type) {
    String known = names.get(type);
    return known == null ? structure(type) : known;
  }

  private String structure(ValueType type) {
    return switch (type) {
      case PrimitiveType primitive -> primitive.toString();
      case ListType list -> "list<" + type(list.element()) + ">";
      case FixedListType list -> "list<" + type(list.element()) + ", " + list.length() + ">";
      case MapType map -> "map<" + type(map.key()) + ", " + type(map.value()) + ">";
      case OptionType option -> "option<" + type(option.some()) + ">";
      case ResultType result -> result(result);
      case TupleType tuple ->
          tuple.elements().stream()
              .map(this::type)
              .collect(Collectors.joining(", ", "tuple<", ">"));
      case OwnType own -> resource(own.resource());
      case BorrowType borrow -> "borrow<" + resource(borrow.resource()) + ">";
      case StreamType stream -> "stream" + angled(stream.element());
      case FutureType future -> "future" + angled(future.element());
      case RecordType rec -> "record " + fields(rec);
      case VariantType variant -> "variant " + cases(variant);
      case EnumType all -> "enum " + braced(all.cases());
      case FlagsType all -> "flags " + braced(all.labels());
    };
  }

  private String result(ResultType type) {
    ValueType ok = type.ok();
    ValueType err = type.err();
    if (err == null) {
      return "result" + angled(ok);
    }
    return "result<" + (ok == null ? "_" : type(ok)) + ", " + type(err) + ">";
  }

  private String angled(@Nullable ValueType type) {
    return type == null ? "" : "<" + type(type) + ">";
  }

  private String resource(ResourceRef ref) {
    return names.getOrDefault(ref, "resource-" + ref.index());
  }

  private String fields(RecordType type) {
    return type.fields().stream()
        .map(field -> shown(field.name()) + ": " + type(field.type()))
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private String cases(VariantType type) {
    return type.cases().stream()
        .map(each ->
            shown(each.name()) + (each.payload() == null ? "" : "(" + type(each.payload()) + ")"))
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private static String braced(List<String> names) {
    return names.stream().map(WitPrinter::shown).collect(Collectors.joining(", ", "{ ", " }"));
  }

  private static String shown(String name) {
    return GuestText.escape(name);
  }

  private void line(String indent, String text) {
    out.append(indent).append(text.strip()).append('\n');
  }
}
