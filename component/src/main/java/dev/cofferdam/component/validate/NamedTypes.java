package dev.cofferdam.component.validate;

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
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The types that have a name outside of a component, because they were imported or exported.
///
/// Records, variants, enums, flags and resources that a function of the interface mentions must
/// have one. Importing or exporting a type makes a new type object with the name; what was defined
/// before stays nameless, so membership goes by identity.
///
/// Specification: Explainer, external visibility of types.
final class NamedTypes {
  private final ValidationContext context;
  private final Set<TypeDef> named = Collections.newSetFromMap(new IdentityHashMap<>());

  NamedTypes(ValidationContext context) {
    this.context = context;
  }

  void add(TypeDef type) {
    named.add(type);
  }

  /// Returns whether the names of an instance of `type` have been looked at before, and notes that
  /// they are now. Once allowed, always allowed: names only come to be.
  boolean isKnown(InstanceType type) {
    return !named.add(type);
  }

  /// Returns whether the type itself may get a name: everything its definition mentions has one.
  boolean allowsNaming(TypeDef type) {
    return switch (type) {
      case ResourceRef _, ComponentType _ -> true;
      case ComponentFuncType func -> allowsFunc(func);
      case InstanceType instance -> instance.exports().values().stream().allMatch(this::allows);
      case ValueType value -> hasNamedParts(value);
    };
  }

  private boolean allows(ExternDesc desc) {
    return switch (desc) {
      case ExternDesc.Module _, ExternDesc.Component _ -> true;
      case ExternDesc.Func func -> allowsFunc(func.type());
      case ExternDesc.Type type -> allowsNaming(type.type());
      case ExternDesc.Value value -> hasNamedParts(value.type());
      case ExternDesc.Instance instance -> allowsNaming(instance.type());
    };
  }

  /// Returns whether everything a function mentions has a name.
  boolean allowsFunc(ComponentFuncType func) {
    return func.params().stream().allMatch(param -> allowsUse(param.type()))
        && allowsUse(func.result());
  }

  /// Returns whether `type` can be mentioned: it has a name, or needs none and all in it have one.
  boolean allowsUse(@Nullable ValueType type) {
    context.charge(1);
    return switch (type) {
      case null -> true;
      case RecordType _, VariantType _, EnumType _, FlagsType _ -> named.contains(type);
      case PrimitiveType _,
          ListType _,
          FixedListType _,
          MapType _,
          TupleType _,
          OptionType _,
          ResultType _,
          OwnType _,
          BorrowType _,
          StreamType _,
          FutureType _ ->
          hasNamedParts(type);
    };
  }

  private boolean hasNamedParts(ValueType type) {
    context.charge(1);
    return switch (type) {
      case PrimitiveType _, FlagsType _, EnumType _ -> true;
      case RecordType record -> record.fields().stream().allMatch(f -> allowsUse(f.type()));
      case TupleType tuple -> tuple.elements().stream().allMatch(this::allowsUse);
      case VariantType variant -> variant.cases().stream().allMatch(c -> allowsUse(c.payload()));
      case ResultType result -> allowsUse(result.ok()) && allowsUse(result.err());
      case ListType list -> allowsUse(list.element());
      case FixedListType list -> allowsUse(list.element());
      case MapType map -> allowsUse(map.key()) && allowsUse(map.value());
      case OptionType option -> allowsUse(option.some());
      case OwnType own -> named.contains(own.resource());
      case BorrowType borrow -> named.contains(borrow.resource());
      case StreamType stream -> allowsUse(stream.element());
      case FutureType future -> allowsUse(future.element());
    };
  }
}
