package dev.cofferdam.wasi.http;

import dev.cofferdam.component.ComponentVal.Result;
import dev.cofferdam.component.ComponentVal.Tuple;
import dev.cofferdam.component.ComponentVal.Variant;
import dev.cofferdam.component.HostCall;
import dev.cofferdam.component.HostFunc;
import dev.cofferdam.component.HostResource;
import dev.cofferdam.wasi.io.WasiInterface;
import java.util.List;

/// The functions of the resource `fields`.
final class FieldsFunctions {
  private FieldsFunctions() {}

  static void define(WasiInterface types) {
    var fields = HostResource.of(Fields.class, Fields::drop);
    types
        .resource("fields", fields)
        .resource("headers", fields)
        .resource("trailers", fields)
        .func("[constructor]fields", (call, _) -> empty(call))
        .func(
            "[static]fields.from-list",
            result((call, args) -> fromList(empty(call), (List<?>) args[0])))
        .func("[method]fields.get", (_, args) -> fields(args).get((String) args[1]))
        .func("[method]fields.has", (_, args) -> fields(args).has((String) args[1]))
        .func("[method]fields.entries", (_, args) -> entries(fields(args)))
        .func("[method]fields.clone", (_, args) -> fields(args).copied())
        .func("[method]fields.set", done(args -> fields(args).set(name(args), values(args[2]))))
        .func("[method]fields.delete", done(args -> fields(args).delete(name(args))))
        .func(
            "[method]fields.append",
            done(args -> fields(args).append(name(args), (byte[]) args[2])));
  }

  private static Fields empty(HostCall call) {
    return Fields.empty(call.store());
  }

  private static Fields fromList(Fields fields, List<?> entries) {
    for (Object entry : entries) {
      var pair = (Tuple) entry;
      fields.append((String) pair.get(0), (byte[]) pair.get(1));
    }
    return fields;
  }

  private static List<Tuple> entries(Fields fields) {
    return fields.entries().stream().map(f -> Tuple.of(f.name(), f.value())).toList();
  }

  private static Fields fields(Object[] args) {
    return (Fields) args[0];
  }

  private static String name(Object[] args) {
    return (String) args[1];
  }

  private static List<byte[]> values(Object list) {
    return ((List<?>) list).stream().map(byte[].class::cast).toList();
  }

  private interface Action {
    void run(Object[] args);
  }

  private static HostFunc done(Action action) {
    return result((_, args) -> {
      action.run(args);
      return null;
    });
  }

  private static HostFunc result(HostFunc func) {
    return (call, args) -> {
      try {
        Object value = func.call(call, args);
        return value == null ? Result.ok() : Result.ok(value);
      } catch (HeaderException e) {
        return Result.err(Variant.of(String.valueOf(e.getMessage())));
      }
    };
  }
}
