package dev.cofferdam.component.abi;

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
import dev.cofferdam.component.types.ResultType;
import dev.cofferdam.component.types.StreamType;
import dev.cofferdam.component.types.TupleType;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.types.VariantType;
import dev.cofferdam.wasm.LoadLimitException;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Compiles the types of a component, each once.
///
/// Types are told apart by identity, since comparing large ones costs more than compiling one
/// twice. Not thread-safe; what it makes is.
public final class AbiTypes {
  /// How many parts all types may have together; each takes some 70 bytes.
  private static final int PARTS_MAX = 2_000_000;

  private final IdentityHashMap<ComponentFuncType, AbiFunc> funcs = new IdentityHashMap<>();
  private final IdentityHashMap<ValueType, AbiType> known = new IdentityHashMap<>();
  private final Map<PrimitiveType, AbiType> primitives = new EnumMap<>(PrimitiveType.class);

  private int partsLeft = PARTS_MAX;

  /// Makes a compiler that knows no types yet.
  public AbiTypes() {}

  /// Returns a function type, compiled.
  ///
  /// @throws UnsupportedTypeException where its values cannot be passed yet
  /// @throws LoadLimitException where the types of the component have too many parts
  public AbiFunc of(ComponentFuncType type) {
    AbiFunc done = funcs.get(type);
    if (done != null) {
      return done;
    }
    AbiFunc compiled = AbiFunc.of(type, this);
    funcs.put(type, compiled);
    return compiled;
  }

  /// Returns a type, compiled.
  ///
  /// @throws UnsupportedTypeException where values of the type cannot be passed yet
  public AbiType of(ValueType type) {
    AbiType done = known.get(type);
    if (done != null) {
      return done;
    }
    AbiType compiled = compile(type);
    known.put(type, compiled);
    return compiled;
  }

  private AbiType compile(ValueType type) {
    return switch (type) {
      case PrimitiveType primitive -> primitives.computeIfAbsent(primitive, ScalarAbi::of);
      case ListType list ->
          new ListAbi(list.shape(), of(list.element()), list.element() == PrimitiveType.U8);
      case FixedListType list ->
          new FixedListAbi(list, of(list.element()), list.element() == PrimitiveType.U8);
      case MapType map -> new MapAbi(map, new TupleAbi(map.entry(), all(map.entry().elements())));
      case RecordType rec ->
          new RecordAbi(rec, all(rec.fields().stream().map(RecordType.Field::type).toList()));
      case TupleType tuple -> new TupleAbi(tuple, all(tuple.elements()));
      case VariantType variant -> new VariantAbi(variant, this);
      case EnumType cases -> new EnumAbi(cases, this);
      case OptionType option -> new OptionAbi(option, this);
      case ResultType result -> new ResultAbi(result, this);
      case FlagsType flags -> new FlagsAbi(flags);
      case OwnType own -> new HandleAbi(own.shape(), own.resource().index(), true);
      case BorrowType borrow -> new HandleAbi(borrow.shape(), borrow.resource().index(), false);
      case StreamType _ -> throw new UnsupportedTypeException("stream");
      case FutureType _ -> throw new UnsupportedTypeException("future");
    };
  }

  /// Returns types, compiled, in the same order.
  List<AbiType> all(List<ValueType> types) {
    partsLeft -= types.size();
    if (partsLeft < 0) {
      throw new LoadLimitException(
          "the types of the component's functions have more than " + PARTS_MAX + " parts", 0);
    }
    return types.stream().map(this::of).toList();
  }
}
