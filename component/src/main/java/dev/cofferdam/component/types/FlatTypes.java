package dev.cofferdam.component.types;

import dev.cofferdam.wasm.AddressType;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.ValType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How values are passed as core values: the canonical ABI's flattening.
///
/// Specification: CanonicalABI, flattening.
public final class FlatTypes {
  /// Most parameters passed flat; more go through memory.
  public static final int MAX_PARAMS = 16;

  /// Most parameters passed flat to an asynchronously lowered function.
  public static final int MAX_ASYNC_PARAMS = 4;

  /// Most results passed flat.
  public static final int MAX_RESULTS = 1;

  private FlatTypes() {}

  /// Returns the flat core types of `type`. Ask for its shape's flatCount first: the list may be
  /// long.
  public static List<NumType> of(ValueType type, AddressType address) {
    var flat = new ArrayList<NumType>();
    append(type, address, flat);
    return flat;
  }

  /// Returns the core function type that is lifted to, or lowered from, `type`.
  ///
  /// @param type the component-level type
  /// @param passing whether for lift or lower, and how
  public static FuncType signature(ComponentFuncType type, Passing passing) {
    var params = new ArrayList<ValType>();
    boolean spillsParams =
        paramCount(type) > (passing.isAsyncLower() ? MAX_ASYNC_PARAMS : MAX_PARAMS);
    if (spillsParams) {
      params.add(pointer(passing.address()));
    } else {
      type.params().forEach(param -> params.addAll(of(param.type(), passing.address())));
    }
    return passing.withResult(params, type.result());
  }

  /// Returns how many core values all parameters of `type` are when passed flat.
  public static int paramCount(ComponentFuncType type) {
    long sum = 0;
    for (var param : type.params()) {
      sum += param.type().shape().flatCount();
    }
    return TypeShape.saturate(sum);
  }

  /// For which direction and how a function is lifted or lowered.
  public enum Direction {
    /// A core function becomes a component function.
    LIFT,
    /// A component function becomes a core function.
    LOWER
  }

  /// The circumstances a core signature depends on.
  ///
  /// @param direction lift or lower
  /// @param isAsync whether the option `async` is given
  /// @param hasCallback whether the option `callback` is given
  /// @param address address type of the memory
  public record Passing(
      Direction direction, boolean isAsync, boolean hasCallback, AddressType address) {
    boolean isAsyncLower() {
      return isAsync && direction == Direction.LOWER;
    }

    private FuncType withResult(List<ValType> params, @Nullable ValueType result) {
      return switch (direction) {
        case LIFT -> new FuncType(params, liftResults(result));
        case LOWER -> lowered(params, result);
      };
    }

    private List<ValType> liftResults(@Nullable ValueType result) {
      if (isAsync) {
        return hasCallback ? List.of(NumType.I32) : List.of();
      }
      if (result == null) {
        return List.of();
      }
      return result.shape().flatCount() > MAX_RESULTS
          ? List.of(pointer(address))
          : List.copyOf(of(result, address));
    }

    private FuncType lowered(List<ValType> params, @Nullable ValueType result) {
      boolean spills = result != null && (isAsync || result.shape().flatCount() > MAX_RESULTS);
      if (spills) {
        params.add(pointer(address));
      }
      if (isAsync) {
        return new FuncType(params, List.of(NumType.I32));
      }
      return new FuncType(
          params, result == null || spills ? List.of() : List.copyOf(of(result, address)));
    }
  }

  private static NumType pointer(AddressType address) {
    return address == AddressType.I32 ? NumType.I32 : NumType.I64;
  }

  private static void append(ValueType type, AddressType address, List<NumType> out) {
    switch (type) {
      case PrimitiveType primitive -> appendPrimitive(primitive, address, out);
      case RecordType(var fields, _) -> fields.forEach(f -> append(f.type(), address, out));
      case TupleType(var elements, _) -> elements.forEach(e -> append(e, address, out));
      case FixedListType list -> {
        for (long i = 0; i < list.length(); i++) {
          append(list.element(), address, out);
        }
      }
      case VariantType variant -> {
        var payloads = new ArrayList<@Nullable ValueType>();
        variant.cases().forEach(c -> payloads.add(c.payload()));
        appendJoined(payloads, address, out);
      }
      case OptionType option -> appendJoined(List.of(option.some()), address, out);
      case ResultType result -> {
        var payloads = new ArrayList<@Nullable ValueType>();
        payloads.add(result.ok());
        payloads.add(result.err());
        appendJoined(payloads, address, out);
      }
      case ListType _, MapType _ -> {
        out.add(pointer(address));
        out.add(pointer(address));
      }
      case FlagsType _, EnumType _, OwnType _, BorrowType _, StreamType _, FutureType _ ->
          out.add(NumType.I32);
    }
  }

  private static void appendPrimitive(PrimitiveType type, AddressType address, List<NumType> out) {
    switch (type) {
      case BOOL, S8, U8, S16, U16, S32, U32, CHAR, ERROR_CONTEXT -> out.add(NumType.I32);
      case S64, U64 -> out.add(NumType.I64);
      case F32 -> out.add(NumType.F32);
      case F64 -> out.add(NumType.F64);
      case STRING -> {
        out.add(pointer(address));
        out.add(pointer(address));
      }
    }
  }

  private static void appendJoined(
      List<? extends @Nullable ValueType> payloads, AddressType address, List<NumType> out) {
    out.add(NumType.I32);
    int start = out.size();
    for (ValueType payload : payloads) {
      if (payload == null) {
        continue;
      }
      List<NumType> flat = of(payload, address);
      for (int i = 0; i < flat.size(); i++) {
        int at = start + i;
        if (at < out.size()) {
          out.set(at, join(out.get(at), flat.get(i)));
        } else {
          out.add(flat.get(i));
        }
      }
    }
  }

  private static NumType join(NumType a, NumType b) {
    if (a == b) {
      return a;
    }
    boolean fits32 = a != NumType.I64 && a != NumType.F64 && b != NumType.I64 && b != NumType.F64;
    return fits32 ? NumType.I32 : NumType.I64;
  }
}
