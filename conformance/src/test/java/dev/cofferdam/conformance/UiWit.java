package dev.cofferdam.conformance;

import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.EnumType;
import dev.cofferdam.component.types.FlagsType;
import dev.cofferdam.component.types.ListType;
import dev.cofferdam.component.types.OptionType;
import dev.cofferdam.component.types.PrimitiveType;
import dev.cofferdam.component.types.RecordType;
import dev.cofferdam.component.types.ResultType;
import dev.cofferdam.component.types.TupleType;
import dev.cofferdam.component.types.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the one WIT interface of the WAVE suite: records, enums, flags, and functions.
final class UiWit {
  private static final Pattern TOKEN = Pattern.compile("%?[\\w-]+|[{}():;,<>]");

  private final List<String> tokens;
  private final Map<String, ValueType> types = new HashMap<>();
  private final Map<String, ComponentFuncType> funcs = new HashMap<>();
  private int position;

  private UiWit(List<String> tokens) {
    this.tokens = tokens;
  }

  static Map<String, ComponentFuncType> functions(String wit) {
    String body = wit.substring(wit.indexOf("interface ui {") + "interface ui {".length());
    UiWit reader = new UiWit(TOKEN.matcher(body).results().map(MatchResult::group).toList());
    while (!reader.at("}")) {
      reader.item();
    }
    return reader.funcs;
  }

  private void item() {
    String word = next();
    switch (word) {
      case "record" -> types.put(next(), RecordType.of(fields()));
      case "enum" -> types.put(next(), EnumType.of(labels()));
      case "flags" -> types.put(next(), FlagsType.of(labels()));
      default -> function(word.replace("%", ""));
    }
  }

  private void function(String name) {
    expect(":");
    expect("func");
    expect("(");
    List<ComponentFuncType.Param> params = new ArrayList<>();
    while (!at(")")) {
      String param = next();
      expect(":");
      params.add(new ComponentFuncType.Param(param, type()));
      skip(",");
    }
    expect(")");
    expect(";");
    funcs.put(name, new ComponentFuncType(params, null, false));
  }

  private List<RecordType.Field> fields() {
    List<RecordType.Field> fields = new ArrayList<>();
    expect("{");
    while (!at("}")) {
      String name = next();
      expect(":");
      fields.add(new RecordType.Field(name, type()));
      skip(",");
    }
    expect("}");
    return fields;
  }

  private List<String> labels() {
    List<String> labels = new ArrayList<>();
    expect("{");
    while (!at("}")) {
      labels.add(next());
      skip(",");
    }
    expect("}");
    return labels;
  }

  private ValueType type() {
    String word = next();
    return switch (word) {
      case "option" -> OptionType.of(args().getFirst());
      case "list" -> ListType.of(args().getFirst());
      case "tuple" -> TupleType.of(args());
      case "result" -> result();
      default -> types.containsKey(word) ? types.get(word) : primitive(word);
    };
  }

  private static ValueType primitive(String word) {
    return PrimitiveType.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private ValueType result() {
    if (!at("<")) {
      return ResultType.of(null, null);
    }
    expect("<");
    ValueType ok = typeOrBlank();
    skip(",");
    ValueType err = at(">") ? null : typeOrBlank();
    expect(">");
    return ResultType.of(ok, err);
  }

  private @Nullable ValueType typeOrBlank() {
    if (at("_")) {
      expect("_");
      return null;
    }
    return type();
  }

  private List<ValueType> args() {
    List<ValueType> args = new ArrayList<>();
    expect("<");
    while (!at(">")) {
      args.add(type());
      skip(",");
    }
    expect(">");
    return args;
  }

  private boolean at(String token) {
    return tokens.get(position).equals(token);
  }

  private void skip(String token) {
    if (at(token)) {
      position++;
    }
  }

  private String next() {
    return tokens.get(position++);
  }

  private void expect(String token) {
    String found = next();
    if (!found.equals(token)) {
      throw new IllegalStateException("expected " + token + ", found " + found);
    }
  }
}
