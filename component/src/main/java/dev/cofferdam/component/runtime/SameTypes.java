package dev.cofferdam.component.runtime;

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
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Compares types of two components whose instances are linked, where resource types are the same
/// if they are the same at run time.
///
/// Types are graphs in which parts recur, so what was compared once is not compared again.
@SuppressWarnings(
    "ReferenceEquality") // equal parts are the same object, and comparing them is costly
final class SameTypes {
  private final IntFunction<@Nullable ResourceType> wantedResources;
  private final IntFunction<ResourceType> givenResources;
  private final IdentityHashMap<ValueType, ValueType> seen = new IdentityHashMap<>();

  /// Makes a comparison.
  ///
  /// @param wantedResources the importer's resource types by number
  /// @param givenResources the exporter's resource types by number
  SameTypes(
      IntFunction<@Nullable ResourceType> wantedResources,
      IntFunction<ResourceType> givenResources) {
    this.wantedResources = wantedResources;
    this.givenResources = givenResources;
  }

  boolean isSame(ComponentFuncType wanted, ComponentFuncType given) {
    if (wanted.isAsync() != given.isAsync() || wanted.params().size() != given.params().size()) {
      return false;
    }
    for (int i = 0; i < wanted.params().size(); i++) {
      ComponentFuncType.Param a = wanted.params().get(i);
      ComponentFuncType.Param b = given.params().get(i);
      if (!a.name().equals(b.name()) || !isSame(a.type(), b.type())) {
        return false;
      }
    }
    return isSame(wanted.result(), given.result());
  }

  boolean isSame(@Nullable ValueType wanted, @Nullable ValueType given) {
    if (wanted == null || given == null) {
      return wanted == given;
    }
    if (seen.get(wanted) == given) {
      return true;
    }
    boolean isSame = compare(wanted, given);
    if (isSame) {
      seen.put(wanted, given);
    }
    return isSame;
  }

  private boolean compare(ValueType wanted, ValueType given) {
    return switch (wanted) {
      case PrimitiveType a -> a == given;
      case ListType a -> given instanceof ListType b && isSame(a.element(), b.element());
      case FixedListType a ->
          given instanceof FixedListType b
              && a.length() == b.length()
              && isSame(a.element(), b.element());
      case MapType a -> given instanceof MapType b && isSame(a.entry(), b.entry());
      case TupleType a -> given instanceof TupleType b && areSame(a.elements(), b.elements());
      case RecordType a -> given instanceof RecordType b && areSameFields(a.fields(), b.fields());
      case VariantType a -> given instanceof VariantType b && areSameCases(a.cases(), b.cases());
      case EnumType a -> given instanceof EnumType b && a.cases().equals(b.cases());
      case FlagsType a -> given instanceof FlagsType b && a.labels().equals(b.labels());
      case OptionType a -> given instanceof OptionType b && isSame(a.some(), b.some());
      case ResultType a ->
          given instanceof ResultType b && isSame(a.ok(), b.ok()) && isSame(a.err(), b.err());
      case OwnType a -> given instanceof OwnType b && isSame(a.resource(), b.resource());
      case BorrowType a -> given instanceof BorrowType b && isSame(a.resource(), b.resource());
      case StreamType a -> given instanceof StreamType b && isSame(a.element(), b.element());
      case FutureType a -> given instanceof FutureType b && isSame(a.element(), b.element());
    };
  }

  private boolean isSame(ResourceRef wanted, ResourceRef given) {
    return wantedResources.apply(wanted.index()) == givenResources.apply(given.index());
  }

  private boolean areSame(List<ValueType> wanted, List<ValueType> given) {
    boolean isSame = wanted.size() == given.size();
    for (int i = 0; isSame && i < wanted.size(); i++) {
      isSame = isSame(wanted.get(i), given.get(i));
    }
    return isSame;
  }

  private boolean areSameFields(List<RecordType.Field> wanted, List<RecordType.Field> given) {
    boolean isSame = wanted.size() == given.size();
    for (int i = 0; isSame && i < wanted.size(); i++) {
      isSame =
          wanted.get(i).name().equals(given.get(i).name())
              && isSame(wanted.get(i).type(), given.get(i).type());
    }
    return isSame;
  }

  private boolean areSameCases(List<VariantType.Case> wanted, List<VariantType.Case> given) {
    boolean isSame = wanted.size() == given.size();
    for (int i = 0; isSame && i < wanted.size(); i++) {
      isSame =
          wanted.get(i).name().equals(given.get(i).name())
              && isSame(wanted.get(i).payload(), given.get(i).payload());
    }
    return isSame;
  }
}
