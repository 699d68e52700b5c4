package dev.cofferdam.engine.runtime;

import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.ValType;
import dev.cofferdam.wasm.VecType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// The adapters of an engine, one for each signature that was needed.
///
/// Guests choose signatures, so only so many are kept; the others are made anew for each function.
public final class SignatureAdapters {
  private static final int KEPT_MAX = 4_096;
  private static final int PARAMETER_SLOTS_MAX = 240;

  private final ConcurrentHashMap<MethodType, SignatureAdapter> known = new ConcurrentHashMap<>();

  /// Creates an empty collection.
  public SignatureAdapters() {}

  /// Returns the adapter for functions of a type.
  ///
  /// @throws UnsupportedOperationException if values of the type cannot pass between guest and host
  public SignatureAdapter of(FuncType type) {
    MethodType signature = signature(type);
    SignatureAdapter adapter = known.get(signature);
    return adapter != null ? adapter : add(signature);
  }

  private SignatureAdapter add(MethodType signature) {
    SignatureAdapter adapter = define(signature);
    if (known.size() >= KEPT_MAX) {
      return adapter;
    }
    SignatureAdapter earlier = known.putIfAbsent(signature, adapter);
    return earlier != null ? earlier : adapter;
  }

  /// Returns whether functions of a type have more parameters than a JVM method can take: their
  /// arguments travel in the context. The compiler decides by the same rule.
  public static boolean hasArgumentsInStore(FuncType type) {
    int slots = 0;
    for (ValType param : type.params()) {
      slots += param == NumType.I64 || param == NumType.F64 ? 2 : 1;
    }
    return slots > PARAMETER_SLOTS_MAX;
  }

  /// Returns the JVM signature of functions of a type, without instance and depth: the first
  /// result, or void, from the parameters.
  public static MethodType signature(FuncType type) {
    List<ValType> results = type.results();
    List<ValType> params = hasArgumentsInStore(type) ? List.of() : type.params();
    return MethodType.methodType(
        results.isEmpty() ? void.class : carrier(results.getFirst()),
        params.stream().<Class<?>>map(SignatureAdapters::carrier).toList());
  }

  private static Class<?> carrier(ValType type) {
    return switch (type) {
      case NumType.I32 -> int.class;
      case NumType.I64 -> long.class;
      case NumType.F32 -> float.class;
      case NumType.F64 -> double.class;
      case RefType _ -> Object.class;
      case VecType _ ->
          throw new UnsupportedOperationException("v128 cannot pass between guest and host");
    };
  }

  private static SignatureAdapter define(MethodType signature) {
    try {
      var lookup = MethodHandles.lookup().defineHiddenClass(AdapterClass.bytes(signature), true);
      var adapter = (SignatureAdapter) lookup.lookupClass().getConstructor().newInstance();
      var typed = signature.insertParameterTypes(0, EntryPoint.class);
      var host =
          signature.insertParameterTypes(0, HostTarget.class).appendParameterTypes(int.class);
      adapter.link(
          lookup.findStatic(lookup.lookupClass(), "host", host),
          lookup.findStatic(lookup.lookupClass(), "typed", typed));
      return adapter;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("adapter for " + signature, e);
    }
  }
}
